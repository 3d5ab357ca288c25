import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";
import { TABLE } from "../../../shared/table.ts";

/** Days back to which the table can be put. An erased response is gone from the backups after as long. */
const RECOVERY_DAYS = 14;

type DataTableProps = {
  /** False lets the table go with its stack. */
  readonly retain: boolean;
  /** Write units per second that the table and each index take at once; undefined for DynamoDB's own start (4,000). */
  readonly writesPerSecond: number | undefined;
};

const key = (name: string) => ({ name, type: AttributeType.STRING });

type Index = { readonly name: string; readonly partitionKey: string; readonly sortKey: string };

const index = ({ name, partitionKey, sortKey }: Index) => ({
  indexName: name,
  partitionKey: key(partitionKey),
  sortKey: key(sortKey),
  projectionType: ProjectionType.KEYS_ONLY,
});

/** The one table (docs/access-patterns.md). It outlives its stack and any mistake of ours. */
export class DataTable extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, { retain, writesPerSecond }: DataTableProps) {
    super(scope, id);
    // A cold index turns the writes of a warm table away.
    const warm = writesPerSecond !== undefined && { warmThroughput: { writeUnitsPerSecond: writesPerSecond } };
    const table = new TableV2(this, "Table", {
      partitionKey: key(TABLE.partitionKey),
      sortKey: key(TABLE.sortKey),
      globalSecondaryIndexes: [TABLE.listIndex, TABLE.workIndex].map((one) => ({ ...index(one), ...warm })),
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType[TABLE.streamView],
      timeToLiveAttribute: TABLE.timeToLive,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: RECOVERY_DAYS,
      },
      deletionProtection: retain,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...warm,
    });
    this.name = table.tableName;
    this.arn = table.tableArn;
    this.streamArn = table.tableStreamArn!;
  }

  indexArn(index: { readonly name: string }): string {
    return `${this.arn}/index/${index.name}`;
  }
}

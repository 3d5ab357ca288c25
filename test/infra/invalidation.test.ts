import { beforeAll, describe, expect, it } from "vitest";
import { EVENT_SOURCE } from "../../shared/table.ts";
import { ofType, synthesize, type Template, theOne } from "./synth.ts";

// Without the CDK's own function, which uploads the web's files. What cdk-nag finds makes it throw.
let core: Template;
let edge: Template;
beforeAll(async () => {
  ({ core, edge } = await synthesize("dev", { region: "eu-south-1", leaveOut: ["webFiles"] }));
});

const idOf = (type: string, part = "") => {
  const [found, ...more] = ofType(edge, type).filter(([id]) => id.includes(part));
  if (found === undefined || more.length > 0) throw new Error(`Not one ${part} of ${type}`);
  return found[0];
};
const queueId = () => idOf("AWS::SQS::Queue", "WithdrawalsQueue");
const failuresId = () => idOf("AWS::SQS::Queue", "WithdrawalsFailures");
const arnOf = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });

describe("the copies at the edge", () => {
  it("hear of withdrawals from the bus of core, and of nothing that an author can repeat at will", () => {
    const { EventBusName, EventPattern, State, Targets } = theOne(edge, "AWS::Events::Rule").Properties;
    expect(EventPattern).toEqual({ source: [EVENT_SOURCE], "detail-type": ["testimonial.withdrawn"] });
    expect(State).toBe("ENABLED");
    const [busId] = ofType(core, "AWS::Events::EventBus")[0]!;
    expect(JSON.stringify(EventBusName["Fn::ImportValue"])).toContain(`:ExportsOutputRef${busId}`);
    expect(Targets).toEqual([expect.objectContaining({ Arn: arnOf(queueId()) })]);
  });

  it("wait in a queue that is encrypted, takes TLS alone and gives up after three tries", () => {
    expect(edge.Resources[queueId()]?.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 30,
      RedrivePolicy: { deadLetterTargetArn: arnOf(failuresId()), maxReceiveCount: 3 },
    });
    expect(edge.Resources[failuresId()]?.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 1_209_600,
    });
    const policies = ofType(edge, "AWS::SQS::QueuePolicy").map(([, { Properties }]) => Properties);
    expect(policies).toHaveLength(2);
    for (const { PolicyDocument } of policies) {
      expect(PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      );
    }
    const allowed = policies
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Effect }: { Effect: string }) => Effect === "Allow");
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: expect.arrayContaining(["sqs:SendMessage"]),
        Principal: { Service: "events.amazonaws.com" },
        Condition: { ArnEquals: { "aws:SourceArn": arnOf(idOf("AWS::Events::Rule")) } },
      }),
    ]);
  });

  it("are dropped in batches, by a function that is done before the queue brings a batch again", () => {
    const invalidate = theOne(edge, "AWS::Lambda::Function").Properties;
    expect(theOne(edge, "AWS::Lambda::EventSourceMapping").Properties).toMatchObject({
      BatchSize: 100,
      EventSourceArn: arnOf(queueId()),
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumBatchingWindowInSeconds: 5,
      ScalingConfig: { MaximumConcurrency: 2 },
    });
    expect(invalidate).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Environment: { Variables: { DISTRIBUTION: { Ref: idOf("AWS::CloudFront::Distribution") } } },
    });
    expect(edge.Resources[queueId()]?.Properties.VisibilityTimeout).toBeGreaterThan(invalidate.Timeout);
  });

  it("are told of when they were not dropped, as every other alarm is", () => {
    const { Dimensions, AlarmActions, ...alarm } = theOne(edge, "AWS::CloudWatch::Alarm").Properties;
    expect(alarm).toMatchObject({
      Namespace: "AWS/SQS",
      MetricName: "ApproximateNumberOfMessagesVisible",
      Statistic: "Maximum",
      ComparisonOperator: "GreaterThanThreshold",
      Threshold: 0,
      EvaluationPeriods: 1,
      TreatMissingData: "notBreaching",
    });
    expect(Dimensions).toEqual([{ Name: "QueueName", Value: { "Fn::GetAtt": [failuresId(), "QueueName"] } }]);
    expect(ofType(edge, "AWS::SNS::Topic")).toEqual([]);
    const [topicId] = ofType(core, "AWS::SNS::Topic")[0]!;
    expect(AlarmActions).toHaveLength(1);
    expect(JSON.stringify(AlarmActions[0]["Fn::ImportValue"])).toContain(`:ExportsOutputRef${topicId}`);
  });

  it("are dropped by what may do that to the one distribution, and nothing else", () => {
    const { Statement } = theOne(edge, "AWS::IAM::Policy").Properties.PolicyDocument;
    const distribution = { Ref: idOf("AWS::CloudFront::Distribution") };
    const account = { Ref: "AWS::AccountId" };
    const arn = ["arn:aws:cloudfront::", account, ":distribution/", distribution];
    const queue = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"];
    expect(Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: arnOf(idOf("AWS::Logs::LogGroup")),
      },
      { Effect: "Allow", Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], Resource: "*" },
      { Effect: "Allow", Action: "cloudfront:CreateInvalidation", Resource: { "Fn::Join": ["", arn] } },
      { Effect: "Allow", Action: queue, Resource: arnOf(queueId()) },
    ]);
  });
});

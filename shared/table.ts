/** The one table: names that infra, adapters and tests must agree on. Keys and their meaning: docs/access-patterns.md. */
export const TABLE = {
  partitionKey: "pk",
  sortKey: "sk",
  /** When DynamoDB may remove an item, in epoch seconds. */
  timeToLive: "expiresAt",
  /** Responses of a touchpoint by time. Keys only: digest's update never touches it. */
  listIndex: { name: "list", partitionKey: "list", sortKey: "listAt" },
  /** What waits to be done, by when it is due. Sparse: an item is in it only while it waits. */
  workIndex: { name: "work", partitionKey: "work", sortKey: "due" },
  streamView: "NEW_AND_OLD_IMAGES",
} as const;

/** The stream records that digest is woken for: images that wait to be counted. Lambda's event filter syntax. */
export const PENDING_FILTER = {
  eventName: ["INSERT", "MODIFY"],
  dynamodb: { NewImage: { pending: { S: [{ exists: true }] } } },
};

/** Sort key of a testimonial. No other item has it. */
export const TESTIMONIAL_SORT_KEY = "T";

/** The stream records that notify is woken for: testimonials that are public, or were. Lambda's event filter syntax. */
export const PUBLIC_FILTERS = [
  { dynamodb: { Keys: { sk: { S: [TESTIMONIAL_SORT_KEY] } }, NewImage: { state: { S: ["published"] } } } },
  { dynamodb: { Keys: { sk: { S: [TESTIMONIAL_SORT_KEY] } }, OldImage: { state: { S: ["published"] } } } },
];

/** The stream records that the planner is woken for: orders that wait to be put to the rules. */
const UNPLANNED_FILTER = {
  eventName: ["INSERT", "MODIFY"],
  dynamodb: { NewImage: { unplanned: { S: [{ exists: true }] } } },
};

/** Sort key of an order. No other item has it. */
export const ORDER_SORT_KEY = "O";

/** Sort key of a response. No other item has it. */
export const RESPONSE_SORT_KEY = "R";

/** Sort key of a customer's profile. No other item has it. */
export const CUSTOMER_SORT_KEY = "P";

/** Changes of responses that are or were of a customer whom we know: counted, revised, erased. */
const ANSWER_FILTER = {
  eventName: ["MODIFY"],
  dynamodb: { Keys: { sk: { S: [RESPONSE_SORT_KEY] } }, OldImage: { customer: { S: [{ exists: true }] } } },
};

/** Profiles that say what the customers' cells do not show yet. */
const UNCOUNTED_FILTER = {
  eventName: ["INSERT", "MODIFY"],
  dynamodb: { Keys: { sk: { S: [CUSTOMER_SORT_KEY] } }, NewImage: { uncounted: { BOOL: [{ exists: true }] } } },
};

/**
 * The stream records that the second reader is woken for: what is or was public, what waits to be planned, and what
 * customers answered, ordered or had erased. Lambda takes five patterns.
 */
export const FOLLOW_FILTERS = [...PUBLIC_FILTERS, UNPLANNED_FILTER, ANSWER_FILTER, UNCOUNTED_FILTER];

/** Who our events on the bus come from. */
export const EVENT_SOURCE = "viaggio";

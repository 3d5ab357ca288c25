/** Where files wait that were sent to us and nobody has looked at yet: the bucket removes them after a day. */
export const INBOX_PREFIX = "inbox/";
/** Where pictures of our own making lie. */
export const KEPT_PREFIX = "photos/";

import * as z from "zod";

/** A picture of a customer's, kept without its metadata: the id that it is served under and its size in pixels. */
export const Photo = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{10,64}$/),
  width: z.number().int().min(1).max(10_000),
  height: z.number().int().min(1).max(10_000),
});
export type Photo = z.infer<typeof Photo>;

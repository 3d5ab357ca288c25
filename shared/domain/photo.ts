import * as z from "zod";

/** A picture of a customer's, kept without its metadata: the id that it is served under and its size in pixels. */
export const Photo = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{10,64}$/),
  width: z.number().int().min(1).max(10_000),
  height: z.number().int().min(1).max(10_000),
});
export type Photo = z.infer<typeof Photo>;

/** Largest file that is taken, in bytes. */
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024;

/** Why a file is not taken: no JPEG, PNG or WebP; too many bytes or pixels; a picture that cannot be read to its end. */
const PHOTO_PROBLEMS = ["notAPhoto", "tooLarge", "tooManyPixels", "broken"] as const;
export type PhotoProblem = (typeof PHOTO_PROBLEMS)[number];

/** Whose picture it is. */
export type PhotoOwner = { readonly store: string; readonly id: string };

/** A form that sends a file past us, straight to where it waits: its address and the fields that go before the file. */
export type PhotoUpload = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** Where files wait that are more than a request of ours may hold. A file for each response at most. */
export type PhotoInbox = {
  /** A form for one response's file; whoever sends it comes back to this address. */
  readonly upload: (owner: PhotoOwner, backTo: string) => Promise<PhotoUpload>;
  /** The file that waits, undefined when there is none. */
  readonly read: (owner: PhotoOwner) => Promise<Uint8Array | undefined>;
  readonly empty: (owner: PhotoOwner) => Promise<void>;
};

/** Keeps the pictures of customers, anew encoded. Each response shows one at most. */
export type Photos = {
  /** Reads a file and keeps its picture; the one before stays until it is removed. */
  readonly keep: (owner: PhotoOwner, file: Uint8Array) => Promise<Photo | { readonly problem: PhotoProblem }>;
  /** A picture as JPEG; undefined when there is none under this id, or no more. */
  readonly read: (store: string, photo: string) => Promise<Uint8Array | undefined>;
  /** Removes a picture of a response; without its name everything of it, a file that waits as well. Twice is harmless. */
  readonly remove: (owner: PhotoOwner, photo?: string) => Promise<void>;
  /** Where files are sent to first; none: they come with the request. */
  readonly inbox?: PhotoInbox;
};

const startsWith = (file: Uint8Array, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, index) => file[at + index] === byte);

const WEBP = [0x57, 0x45, 0x42, 0x50];

/** What a file says of itself in its first bytes; undefined when it is none of those that are taken. */
export const photoFormat = (file: Uint8Array): "jpeg" | "png" | "webp" | undefined => {
  if (startsWith(file, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(file, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  return startsWith(file, [0x52, 0x49, 0x46, 0x46]) && startsWith(file, WEBP, 8) ? "webp" : undefined;
};

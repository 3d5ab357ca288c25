import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { MAX_PHOTO_BYTES, type PhotoInbox, type PhotoOwner, type Photos } from "../../domain/photo.ts";
import { cleanPhoto } from "./clean-photo.ts";
import { newPhotoId, ownerPath, ownPhotoPath, photoPath } from "./photo-id.ts";
import { INBOX_PREFIX, KEPT_PREFIX } from "./prefixes.ts";

/** A bucket of one's own. */
export type PhotoBucket = { readonly client: S3Client; readonly bucket: string };

/** How long a page that was opened can still send its file. */
const UPLOAD_SECONDS = 3600;

const inboxKey = (owner: PhotoOwner): string => `${INBOX_PREFIX}${ownerPath(owner)}`;

const readObject = async ({ client, bucket }: PhotoBucket, key: string): Promise<Uint8Array | undefined> => {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

const s3Inbox = (at: PhotoBucket): PhotoInbox => ({
  upload: (owner, backTo) =>
    createPresignedPost(at.client, {
      Bucket: at.bucket,
      Key: inboxKey(owner),
      Fields: { success_action_redirect: backTo },
      Conditions: [["content-length-range", 0, MAX_PHOTO_BYTES]],
      Expires: UPLOAD_SECONDS,
    }),
  read: (owner) => readObject(at, inboxKey(owner)),
  empty: async (owner) => {
    await at.client.send(new DeleteObjectCommand({ Bucket: at.bucket, Key: inboxKey(owner) }));
  },
});

/** Pictures in a bucket: files that wait under `inbox/<store>/<response>`, ours under `photos/<store>/<response>/`. */
export const s3Photos = (at: PhotoBucket): Required<Photos> => {
  const { client, bucket } = at;
  const inbox = s3Inbox(at);
  const removeObject = async (key: string) => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  };
  return {
    inbox,

    keep: async (owner, file) => {
      const photo = await cleanPhoto(file);
      if ("problem" in photo) return photo;
      const id = newPhotoId(owner);
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: `${KEPT_PREFIX}${ownPhotoPath(owner, id)}`,
          Body: photo.bytes,
          ContentType: "image/jpeg",
        }),
      );
      return { id, width: photo.width, height: photo.height };
    },

    read: async (store, photo) => {
      const path = photoPath(store, photo);
      return path === undefined ? undefined : readObject(at, `${KEPT_PREFIX}${path}`);
    },

    remove: async (owner, photo) => {
      if (photo !== undefined) return removeObject(`${KEPT_PREFIX}${ownPhotoPath(owner, photo)}`);
      const all = { Bucket: bucket, Prefix: `${KEPT_PREFIX}${ownerPath(owner)}/` };
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, all)) {
        for (const { Key } of Contents) if (Key !== undefined) await removeObject(Key);
      }
      await inbox.empty(owner);
    },
  };
};

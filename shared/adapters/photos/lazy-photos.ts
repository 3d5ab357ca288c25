import type { Photos } from "../../domain/photo.ts";

/** Pictures in a bucket, whose client is loaded with the first of them; undefined without a bucket: none are taken. */
export const lazyPhotos = (bucket: string): Photos | undefined => {
  if (bucket === "") return undefined;
  let loaded: Promise<Required<Photos>> | undefined;
  const load = async () => {
    const [{ S3Client }, { s3Photos }] = await Promise.all([import("@aws-sdk/client-s3"), import("./s3-photos.ts")]);
    return s3Photos({ client: new S3Client({}), bucket });
  };
  const photos = () => {
    loaded ??= load();
    return loaded;
  };
  return {
    keep: async (...of) => (await photos()).keep(...of),
    read: async (...of) => (await photos()).read(...of),
    remove: async (...of) => (await photos()).remove(...of),
    inbox: {
      upload: async (...of) => (await photos()).inbox.upload(...of),
      read: async (...of) => (await photos()).inbox.read(...of),
      empty: async (...of) => (await photos()).inbox.empty(...of),
    },
  };
};

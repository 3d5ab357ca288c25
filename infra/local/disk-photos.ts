import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cleanPhoto } from "../../shared/adapters/photos/clean-photo.ts";
import type { PhotoOwner, Photos } from "../../shared/domain/photo.ts";
import { writeDurably } from "./durable-file.ts";

/** A response's id and a number that nobody guesses, 128 bits each: no table is read to find or to refuse a picture. */
const PHOTO_ID = /^([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{22})$/;
const STORE = /^[a-z0-9_-]{1,40}$/;
const RESPONSE = /^[A-Za-z0-9_-]{1,64}$/;

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** Pictures in a folder of this machine: `<store>/<response>/<number>.jpg`. */
export const diskPhotos = (folder: string): Photos => {
  const folderOf = ({ store, id }: PhotoOwner): string => {
    // They come from signed links and from keys; a path is no place to rely on that.
    if (!STORE.test(store) || !RESPONSE.test(id)) throw new Error("this is no owner of a picture");
    return join(folder, store, id);
  };

  return {
    keep: async (owner, file) => {
      const photo = await cleanPhoto(file);
      if ("problem" in photo) return photo;
      const number = randomBytes(16).toString("base64url");
      await mkdir(folderOf(owner), { recursive: true, mode: 0o700 });
      await writeDurably(join(folderOf(owner), `${number}.jpg`), photo.bytes);
      return { id: `${owner.id}${number}`, width: photo.width, height: photo.height };
    },

    read: async (store, photo) => {
      const [, id = "", number = ""] = PHOTO_ID.exec(photo) ?? [];
      if (id === "" || !STORE.test(store)) return undefined;
      try {
        return await readFile(join(folderOf({ store, id }), `${number}.jpg`));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    removeOthers: async (owner, kept) => {
      const own = folderOf(owner);
      if (kept === undefined) return rm(own, { recursive: true, force: true });
      const names = await readdir(own).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      for (const name of names) {
        if (`${owner.id}${name}` !== `${kept}.jpg`) await rm(join(own, name), { force: true });
      }
    },
  };
};

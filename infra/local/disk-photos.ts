import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cleanPhoto } from "../../shared/adapters/photos/clean-photo.ts";
import { newPhotoId, ownerPath, ownPhotoPath, photoPath } from "../../shared/adapters/photos/photo-id.ts";
import type { Photos } from "../../shared/domain/photo.ts";
import { writeDurably } from "./durable-file.ts";

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** Pictures in a folder of this machine: `<store>/<response>/<number>.jpg`. */
export const diskPhotos = (folder: string): Photos => ({
  keep: async (owner, file) => {
    const photo = await cleanPhoto(file);
    if ("problem" in photo) return photo;
    const id = newPhotoId(owner);
    const path = join(folder, ownPhotoPath(owner, id));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeDurably(path, photo.bytes);
    return { id, width: photo.width, height: photo.height };
  },

  read: async (store, photo) => {
    const path = photoPath(store, photo);
    if (path === undefined) return undefined;
    try {
      return await readFile(join(folder, path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },

  remove: (owner, photo) =>
    rm(join(folder, photo === undefined ? ownerPath(owner) : ownPhotoPath(owner, photo)), {
      recursive: true,
      force: true,
    }),
});

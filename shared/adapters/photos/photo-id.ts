import { randomBytes } from "node:crypto";
import type { PhotoOwner } from "../../domain/photo.ts";

/** A response's id and a number that nobody guesses, 128 bits each: no table is read to find or to refuse a picture. */
const PHOTO_ID = /^([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{22})$/;
const STORE = /^[a-z0-9_-]{1,40}$/;
const RESPONSE = /^[A-Za-z0-9_-]{1,64}$/;

/** The id of a new picture of a response. */
export const newPhotoId = ({ id }: PhotoOwner): string => `${id}${randomBytes(16).toString("base64url")}`;

/** Where everything of a response lies: `<store>/<response>`. @throws when it is no owner of ours */
export const ownerPath = ({ store, id }: PhotoOwner): string => {
  // They come from signed links and from keys; a path is no place to rely on that.
  if (!STORE.test(store) || !RESPONSE.test(id)) throw new Error("this is no owner of a picture");
  return `${store}/${id}`;
};

/** Where a picture lies: `<store>/<response>/<number>.jpg`; undefined for what is no id of a picture. */
export const photoPath = (store: string, photo: string): string | undefined => {
  const [, id = "", number = ""] = PHOTO_ID.exec(photo) ?? [];
  return id === "" || !STORE.test(store) ? undefined : `${ownerPath({ store, id })}/${number}.jpg`;
};

/** Where a picture of this response lies. @throws when it is none of its */
export const ownPhotoPath = (owner: PhotoOwner, photo: string): string => {
  const path = photoPath(owner.store, photo);
  if (path === undefined || !path.startsWith(`${ownerPath(owner)}/`))
    throw new Error("this is no picture of its owner");
  return path;
};

import type { Annotations } from "../../shared/adapters/dynamo/annotations.ts";
import {
  changeAnnotation,
  createAnnotation,
  deleteAnnotation,
  listAnnotations,
} from "../../shared/contract/annotations.ts";
import { invalidInput } from "../../shared/domain/errors.ts";
import { endpoint } from "../http/endpoint.ts";
import { type AdminNeeds, ownStore } from "./stores.ts";

export type NoteNeeds = Pick<AdminNeeds, "findKey" | "log" | "now" | "stores"> & { readonly annotations: Annotations };

export const createAnnotationEndpoint = (needs: NoteNeeds) =>
  endpoint(createAnnotation, needs, async ({ body }, caller) =>
    needs.annotations.create((await ownStore(caller, needs)).id, body, needs.now()),
  );

export const listAnnotationsEndpoint = (needs: NoteNeeds) =>
  endpoint(listAnnotations, needs, async ({ query: { from, to } }, caller) => {
    if (from !== undefined && to !== undefined && from > to) throw invalidInput("query.from", "is after query.to");
    const store = await ownStore(caller, needs);
    return { annotations: await needs.annotations.list(store.id, from, to) };
  });

export const changeAnnotationEndpoint = (needs: NoteNeeds) =>
  endpoint(changeAnnotation, needs, async ({ path, body }, caller) =>
    needs.annotations.change((await ownStore(caller, needs)).id, path, body, needs.now()),
  );

export const deleteAnnotationEndpoint = (needs: NoteNeeds) =>
  endpoint(deleteAnnotation, needs, async ({ path }, caller) => {
    await needs.annotations.remove((await ownStore(caller, needs)).id, path);
    return undefined;
  });

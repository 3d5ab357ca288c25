import { keepDraft } from "./draft.ts";
import { noteOffline } from "./offline.ts";
import { sendPartial } from "./partial.ts";
import { oneAtATime } from "./steps.ts";
import { noteTrusted } from "./trusted.ts";

/** What the survey's page gains by a script. Everything works without it. */
const form = document.querySelector("form");
if (form !== null) {
  noteTrusted(form);
  keepDraft(form);
  // With something to put right, all of it is to be seen at once.
  if (document.querySelector(".sum") === null) oneAtATime(form);
  noteOffline(form);
  sendPartial(form);
}

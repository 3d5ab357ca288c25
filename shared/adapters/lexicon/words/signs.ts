import type { Weight } from "../word-list.ts";

/** Emoji and emoticons mean the same in all languages. Lower case; without variation selectors. */
export const SIGNS: Readonly<Partial<Record<Weight, string>>> = {
  3: "😍 🥰 🤩 💯 🏆",
  2: "❤ ♥ 💖 💕 😊 😀 😃 😄 😁 🙂 😋 😇 🤗 👍 👏 🙌 💪 🎉 ⭐ 🌟 ✅ 👌 <3 :) :-) =) :d :-d =d",
  1: "😉 🙏 ;) ;-)",
  "-1": "😕 😐 😬 🙄 🤔 😅",
  "-2": "👎 😠 😞 😢 😭 😒 😔 🙁 ☹ 😩 😤 😣 😫 😖 😓 💔 ❌ :( :-( =(",
  "-3": "😡 🤬 🤮 🤢 💩",
};

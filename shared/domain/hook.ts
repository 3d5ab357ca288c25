import * as z from "zod";

/** Shops whose webhooks are understood; `generic` is for everything else, in our own words. */
const HOOK_SOURCES = ["shopify", "woocommerce", "generic"] as const;
export const HookSource = z.enum(HOOK_SOURCES);
export type HookSource = z.infer<typeof HookSource>;

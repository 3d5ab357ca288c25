import { leaveOutEmpty } from "./filters.ts";
import { keepUpToDate } from "./live.ts";
import { offerTools } from "./tools.ts";

// Every page is whole without this: it only spares steps.
leaveOutEmpty();
offerTools();
keepUpToDate();

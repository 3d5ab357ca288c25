import type { Language } from "./language.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ""));

/**
 * Words that say nothing by themselves, by language: articles, pronouns, prepositions, auxiliaries, small numbers, and what
 * is left of a contraction before or after its apostrophe. Short lists of our own: a phrase neither begins nor ends with one. Words of
 * praise and blame, and such as "mai" and "never", are no part of them on purpose: they are what is said.
 */
export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  it: words(`
    due tre quattro cinque sei sette otto nove dieci
    a ad ai al alla alle allo agli all anche ancora avere aveva avevo avuto abbiamo avete hanno ho hai ha c che chi ci cui
    come con così cosa d da dai dal dalla dalle dallo dagli dall del dei della delle dello degli dell di dove e ed era ero
    erano essere è fa fare fatto fino già gli i il in io l la le lei lo loro lui ma me mi mia mie miei mio molto n ne nei nel
    nella nelle nello negli nell noi nostro nostra non o ogni ora per perché però più po poi proprio pure quale quando quanto
    quella quelle quelli quello quell questa queste questi questo quest qui s se sempre senza si sia siamo siete sono stata
    stato stati state su sua sue sui sul sulla sulle sullo sull suo suoi t te tra fra troppo tu tua tue tuo tutta tutte tutti
    tutto un una uno un v vi voi è davvero solo mentre anzi dopo prima
  `),
  en: words(`
    two three four five six seven eight nine ten
    a about after again all also am an and any are aren as at be because been before being both but by can could couldn d
    did didn do does doesn doing don done down each even ever every few for from get gets getting go got had hadn has hasn
    have haven having he her here hers him his how i if im in into is isn it its itself just ll m made make me more most
    much my myself no nor not now of off on once one only or other our ours out over own re really s same she should so some
    such t than that the their theirs them then there these they this those through to too under until up us ve very was
    wasn we were weren what when where which while who whom why will with won would wouldn you your yours
  `),
  es: words(`
    tres cuatro cinco seis siete ocho nueve diez
    a al algo alguna algunas algún alguno algunos ante antes así aunque aún bastante cada como con contra cual cuando de del
    desde donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está están estas estaba
    este esto estos estoy fue fueron ha había han hasta hay he hemos la las le les lo los más me mi mis mucho muchos muy
    ni no nos nosotros nuestra nuestro o os otra otro para pero poco por porque que qué quien se sea ser si sí sido sin
    sobre son soy su sus también tan tanto te tener tengo tiene tienen toda todas todo todos tu tus tuve tuvo un una uno unas
    unos y ya yo después solo ahora
  `),
  fr: words(`
    deux trois quatre cinq six sept huit neuf dix
    a à ai ainsi alors après au aucun aussi autre aux avant avec avez avoir avons beaucoup bien c car ce cela ces cet cette
    chez ci comme d dans de des donc du elle elles en encore entre es est et étaient était été êtes être eu eux fait faire
    il ils j je jusqu l la là le les leur leurs lui m ma mais même mes moi moins mon n ne ni non nos notre nous on ont ou où
    par parce pas peu plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si sien son
    sont sous suis sur t ta te tes toi ton tous tout toute toutes trop très tu un une va vers vos votre vous y puis donc
  `),
  de: words(`
    zwei drei vier fünf sechs sieben acht neun zehn
    ab aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da dabei damit dann das dass dein
    deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen
    einer eines er es etwas euch euer für gegen gewesen gibt hab habe haben hat hatte hatten hier hin ich ihm ihn ihnen ihr
    ihre ihrem ihren im in ins ist ja jede jedem jeden jeder jetzt kann können könnte machen man mehr mein meine meinem
    meinen meiner mich mir mit muss nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen sich sie sind so
    sogar soll sondern über um und uns unser unsere unter viel vom von vor war waren was weil welche wenn wer werden wie
    wieder will wir wird wo wurde wurden zu zum zur zwar zwischen mal immer schon
  `),
  pt: words(`
    dois duas três quatro cinco seis sete oito nove dez
    a à ao aos as às até ainda algo algum alguma além antes após com como da das de dela dele deles depois do dos e é ela
    elas ele eles em entre era eram essa esse esses esta está estão estas estava este estes estou eu fazer fez foi foram
    fui há isso isto já la lhe lo mais mas me mesmo meu meus minha minhas muito muita muitos na não nas nem nenhum no nos
    nós nossa nosso num numa o os ou outra outro para pela pelas pelo pelos pois por porque pouco qual quando que quem se
    sem sempre ser será seu seus sido só sobre somos sou sua suas são também tão te tem têm tendo ter teve tinha tive toda
    todas todo todos tudo tu um uma umas uns você vocês agora
  `),
};

/** Of them, those that may stand within a phrase: "plazo de entrega", "customer of the month". */
export const CONNECTING_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  it: words(
    "a ad al alla alle allo agli con d da dal dalla dalle del dei della delle dello degli dell di in l nel nella per su sul",
  ),
  en: words("at for from in of on the to with"),
  es: words("a al con de del el en la las los para por sin"),
  fr: words("à au aux avec d de des du en l la le les par pour sans sur"),
  de: words("am an auf aus bei beim der die das für im in mit nach ohne von vom zu zum zur"),
  pt: words("à a ao as com da das de do dos em na nas no nos o os para pela pelo por sem"),
};

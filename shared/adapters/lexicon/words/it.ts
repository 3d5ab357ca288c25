import type { WordList } from "../word-list.ts";

export const italian: WordList = {
  language: "it",
  words: {
    3: `
      ottim* eccellen* perfett* fantastic* eccezional* meraviglios* meravigli* splendid* stupend* favolos* bellissim*
      buonissim* gentilissim* velocissim* rapidissim* puntualissim* pulitissim* comodissim* impeccabil* straordinari*
      magnific* incredibil* consigliatissim* soddisfattissim* super strepitos* adoro adorato amo amato delizios*
      squisit* incantevol* bravissim* disponibilissim* superlativ* spettacol* insuperabil* graditissim* cordialissim*
      accoglientissim* contentissim* felicissim* superb* sublime sublimi top wow fenomenal* imbattibil* utilissim*
      affidabilissim* precisissim* simpaticissim* serissim* efficientissim* freschissim* facilissim* semplicissim*
      innamorat* entusiast* entusiasm* capolavoro benissimo
    `,
    2: `
      buon buono buona buoni buone bello bella belli belle bei bell bene brav* gentil* cordial* disponibil* cortes*
      pulit* comod* veloc* rapid* puntual* efficien* efficac* professional* accoglien* consiglio consigliat*
      consigliamo consiglier* consigliare raccomand* soddisf* content* felic* piaciut* piace piacciono piacevol*
      apprezz* ringrazi* grazie affidabil* convenien* tranquill* silenzios* curat* attent* simpatic* ampio ampia ampi
      ampie spazios* luminos* fresc* facil* semplic* intuitiv* preciso precisa precisi precise precision* utile utili
      gradevol* gradit* elegan* raffinat* compliment* ritorner* torner* ricomprer* riacquister* riordiner* ricco ricca
      abbondan* variegat* modern* nuovissim* adorabil* deliziat* piacere premuros* competen* preparat* fedele conforme
      conformi rispettat* gratis gratuit* genuin* caloros* divert* emozionan* suggestiv* migliore migliori meglio
      vincente tempestiv* chiaro chiara chiari chiare chiarezza sorriden* sorriso sorrisi onest* trasparen* seri serio
      seria seriet* celer* funzional* funziona funzionano robust* resisten* morbid* avvolgen* coinvolgen* interessan*
      originale brillan* perfettamente esaustiv* empatic* paziente pazienti pazienza umano umani umanit* coccolat*
      valid* ideale ideali idoneo versatil* pratico pratica pratici pratiche stilos* sorprendent* fidat* fiducia
      garanzia risolto risolta risolti risolutiv* aiutato aiutata aiutano vantaggi* scorrevol* tempestivit* evviva
      appagan* stupefacen* lieto lieta grato grata emozion* qualitativamente
    `,
    1: `
      discret* okay carin* dignitos* sufficien* vicin* centrale economic* adeguat* normale corrett* accettabil*
      regolare ragionevol* decent* passabil* aggiornat* integro integra
    `,
    "-1": `
      migliorabil* minuscol* limitat* basilar* datat* vecchiott* spartan* attesa attese manca mancano mancava mancavano
      mancanza mancanze assenti assente peccato pecca neo difficolt* lontan* stretto stretta stretti strette angust*
      freddo fredda freddi fredde ripetitiv* poco poca pochi poche debol* purtroppo troppo troppa troppi troppe
      macchinos* complicat* generic* anonim* dubbi dubbio perpless* appena scomodit* migliorare aspettavo aspettato mah
      boh piccolin*
    `,
    "-2": `
      scars* brutt* male delus* deluden* lent* ritard* problem* difett* rotto rotta rotti rotte rompe rompono sporc*
      rumor* scomod* scortes* maleducat* antipatic* sgarbat* scostant* scontros* incompeten* sbagliat* sbagliano errore
      errori errat* danneggiat* graffiat* inutil* insufficien* inadeguat* mediocr* trascurat* fatiscen* rovinat*
      usurat* consumat* macchiat* puzz* odore odori muffa ammuffit* umidit* guast* bloccat* mancante mancanti
      incomplet* lament* reclam* fastidi* noios* noia caro cara cari care carissim* costos* costosissim* esagerat*
      eccessiv* insoddisf* scontent* confus* disorganizzat* disorganizzazione disserviz* disagio disagi rifiutat*
      rifiuto ignorat* ignorano scadent* scadut* falso falsa falsi false difficil* impossibil* insipid* immangiabil*
      cattiv* annullat* annullare annullamento smarrit* perso persa persi triste tristezza arrabbiat* preoccup* stufo
      stufa stanco stanca imbarazzan* sconsigl* inaffidabil* inesistent* invadent* insisten* aggressiv* scorrett*
      disonest* ingann* fregat* fregatur* bugiard* bugie menefreghis* superficial* svogliat* arrogan* presuntuos*
      peggio peggiorat* peggiore peggiori pentit* pento rimpiang* crash bug illeggibil* incomprensibil* sgranat*
      sfocat* ostic* irrit* snervan* seccat* seccante seccatur* odio detest* negativ* rinunciat* rinuncio bocciat*
      vergogn* ridicol* patetic* disinteress* incapac* inefficien* obsolet* scoraggian* inquietan* stressan* stress
      frustran* frustrat* frustrazione amareggiat* sgradevol* sgradit* rammarico spiacevol* ammaccat* strappat* bucat*
      scolorit* scollat* difettos* malfunzionament* inconvenien* interminabil* ingiustificat* abbandonat* trascur*
      deterior* spazzatura
    `,
    "-3": `
      pessim* terribil* orribil* orrend* schif* disgust* truff* vergognos* disastr* inaccettabil* assurd* scandalos*
      ladri ladro inqualificabil* penos* tremend* incubo incubi indecen* inammissibil* odios* allucinan* bruttissim*
      lentissim* sporchissim* scadentissim* maleducatissim* squallid* lurid* scarafagg* imbroglion* imbrogli* raggir*
      catastrof* vomitevol* rivoltan* oscen* infam* deplorevol* criminal*
    `,
  },
  phrases: {
    3: `
      non vedo l'ora, non vediamo l'ora, da favola, cinque stelle, 5 stelle, 10 e lode, dieci e lode, mai avuto
      problem*, mai un problema, super consigliat*, da non perdere, più che soddisfatt*, lascia a bocca aperta, fiore
      all'occhiello, di prima qualità, altissima qualità, al di sopra delle aspettative, oltre le aspettative, superato
      le aspettative, superato le mie aspettative, superato ogni aspettativa, mai stata così soddisfatt*, mai stato
      così soddisfatt*, non potrei essere più content*, non potrei essere più soddisfatt*, meglio di così, più facile
      di così, più semplice di così, più veloce di così, più gentile di così, numero uno, numeri uno
    `,
    2: `
      non ho avuto problem*, non ho avuto alcun problem*, non ho avuto nessun problem*, nessun problem*, nessuna
      difficoltà, niente da dire, nulla da dire, niente da ridire, nulla da ridire, niente da eccepire, nulla da
      eccepire, come descritt*, come da descrizione, come previsto, come promesso, come in foto, come da foto, nei
      tempi, in tempo, in anticipo, prima del previsto, vale la pena, ne vale, vale ogni euro, buon prezzo, ottimo
      prezzo, senza problem*, senza intopp*, senza difficoltà, tutto ok, tutto bene, tutto a posto, tutto liscio, ben
      fatt*, ben curat*, ben tenut*, ben servit*, ben collegat*, ben imballat*, ben confezionat*, a due passi,
      posizione strategica, per niente male, niente male, mica male, non è male, non male, di qualità, alta qualità,
      buona qualità, bel lavoro, al top, ci tornerò, tornerò volentieri, a misura d'uomo, punto di riferimento, a
      disposizione, ha risolto, hanno risolto, facile da usare, troppo buon*, troppo bell*, troppo fort*, non mi pento,
      non ci si pente, mai delus*, non delude, non deludono, non mi ha delus*, fa il suo dovere, per fortuna, meno
      male, mi fido, tanta voglia, di parola, bocca al lupo, senza pensieri, giusto prezzo
    `,
    1: "tutto sommato, nel complesso, non costa molto, senza infamia e senza lode",
    0: `
      buongiorno, buon giorno, buonasera, buona sera, buona giornata, buon lavoro, grazie in anticipo, grazie
      anticipatamente, cordiali saluti, non solo, non soltanto, ben presto, a buon mercato, va bene se, sarebbe bello,
      sarebbe utile, bene o male, vicino di casa, vicina di casa, poco fa, tra poco, fra poco, da poco, a poco a poco,
      poco prima, poco dopo, per favore, non appena, il mio peggior nemico, mio peggior nemico, per piacere, freddo
      intenso, diritto di reclamo, non c'è problema se, persona cara, cari saluti, un caro saluto, caro team, cara
      redazione, non c'è bisogno, al vicino, alla vicina, il vicino
    `,
    "-1": `
      da migliorare, da rivedere, unico neo, unica pecca, unico difetto, potrebbe essere, un po' car*, al limite,
      lascia a desiderare, lasciano a desiderare, così così, nella media, niente di che, niente di speciale, nulla di
      che, nulla di speciale, senza lode, si può fare di meglio, potevano fare meglio, a metà, non eccelso, mi
      aspettavo di più, mi aspettavo meglio, ci si aspetta di più, si poteva fare
    `,
    "-2": `
      non funziona*, non funzionav*, non va bene, non va più, non vanno bene, non arriva*, non è arrivat*, non è ancora
      arrivat*, mai arrivat*, non ho ricevuto, non ho ancora ricevuto, mai ricevut*, non risponde*, non rispondono, non
      ha risposto, non mi ha risposto, non mi hanno risposto, nessuna risposta, senza risposta, nessuno risponde,
      nessuno mi ha risposto, nessuno ha risposto, ancora aspettando, sto ancora aspettando, ancora in attesa, non
      torner*, non ci torner*, non corrispond*, non conforme, non all'altezza, al di sotto, troppo piccol*, troppo
      grand*, troppo car*, troppo costos*, troppo lent*, troppo lung*, troppo poc*, troppo tempo, troppa attesa,
      perdita di tempo, perdere tempo, lasciamo perdere, lascia perdere, lascia molto a desiderare, mai più, soldi
      persi, poco chiar*, poco professional*, poco cortes*, poco util*, poco gentil*, scarsa qualità, bassa qualità,
      qualità scarsa, una stella, 1 stella, zero stelle, non si capisce, non si capiscono, mezz'ora di attesa, ore di
      attesa, fa pena, fanno pena, seri problem*, serio problema, prezzi alti, prezzo alto, fuori uso, ora basta,
      adesso basta, fuori servizio, in ritardo, ho dovuto restituir*, ho dovuto reso, due volte l'importo, addebitato
      due volte, addebitat* due volte, pagato due volte, non consiglio, a nessuno consiglio, presa in giro, presi in
      giro, preso in giro, non ne vale, non vale, dalla padella
    `,
    "-3": `
      da evitare, peggior negozio, peggior servizio, peggior acquisto, state alla larga, stare alla larga, stai alla
      larga, girate alla larga, alla larga, soldi buttati, soldi buttati via, buttato soldi, buttare soldi, una
      vergogna, che vergogna, un furto, fa schifo, fanno schifo, fate schifo, rapporto qualità prezzo pessimo, non
      comprate, non acquistate, peggior esperienza, peggiore esperienza
    `,
  },
  roles: {
    negators: `
      non, mai, senza, nessun, nessuno, nessuna, niente, nulla, manco, neanche, nemmeno, neppure, mica, zero, per
      niente, per nulla, tutt'altro che, tutto tranne che, anziché
    `,
    joiners: "o, né",
    connectors: "ed, perché, quindi, poi, siccome, quando, mentre",
    intensifiers: `
      molto, molta, molti, molte, davvero, veramente, assolutamente, estremamente, tantissimo, super, proprio,
      decisamente, totalmente, così, completamente, tanto, tanta, particolarmente, incredibilmente, sempre, ultra,
      iper, più, parecchio, sinceramente, moltissimo, troppo, troppa, troppi, troppe
    `,
    diminishers: "abbastanza, piuttosto, leggermente, un po', un pochino, relativamente, tutto sommato, nel complesso",
    inverters: "poco, poca, pochi, poche, scarsamente, meno",
    contrasts: "ma, però, tuttavia, invece, eccetto, tranne, a parte, solo che, peccato che, peccato per, in compenso",
    concessions: "nonostante, sebbene, benché, anche se, malgrado, pur, seppur, seppure",
  },
};

import type { WordList } from "../word-list.ts";

export const german: WordList = {
  language: "de",
  words: {
    3: `
      hervorragend* ausgezeichnet* perfekt* fantastisch* phantastisch* großartig* wunderbar* wunderschön* exzellent*
      einwandfrei* traumhaft* super toll tolle toller tolles tollen tollem klasse spitze spitzenmäßig* erstklassig*
      begeister* liebe lieben geliebt sensationell* überragend* genial* hammer bestens beste bester besten bestes
      bestem vorzüglich* makellos* herrlich* köstlich* unschlagbar* top prima fabelhaft* umwerfend* phänomenal*
      unvergesslich* himmlisch* grandios* außergewöhnlich* vorbildlich* tadellos* spitzenklasse mega wow
    `,
    2: `
      gut gute guter guten gutes gutem schön schöne schöner schönen schönes schönem schönste nett nette netter netten
      nettes netteste freundlich* hilfsbereit* hilfreich* höflich* sauber* bequem* schnell* pünktlich* zuverlässig*
      effizien* professionell* empfehl* empfiehlt empfohlen weiterempfehl* weiterempfohlen zufrieden* glücklich* froh
      freu freue freuen gefreut danke dank bedank* dankbar* gefällt gefiel gefallen einfach* leicht leichte leichter
      nützlich* frisch* lecker* gemütlich* geräumig* ruhig* elegant* modern moderne modernes moderner gepflegt*
      aufmerksam* zuvorkommend* herzlich* kompeten* reibungslos* problemlos* unkompliziert* günstig* preiswert*
      angenehm* stilvoll* liebevoll* großzügig* hochwertig* gelungen* vielfältig* reichhaltig* komfortab* entspann*
      erholsam* interessant* genieß* genossen wohl wohlgefühlt lohnt lohnenswert sympathisch* lustig* witzig*
      übersichtlich* verständlich* klar klare klares ehrlich* transparen* seriös* fair faire fairer vertrauen vertraue
      vertrauenswürdig* stabil* robust* weich weiche praktisch* intuitiv* überzeug* beeindruck* lob loben gelobt
      kulant* kulanz geholfen hilft helfen gelöst lächeln gratuliere glückwunsch bravo umfangreich* detailliert*
      ansprechend* hübsch* süß süße cool coole mag mögen passt passen flott flexib* tüchtig erfreut erfreulich*
      funktioniert klappt geklappt lieblings* besser informativ* gerecht sicher sichere bezaubernd* charmant* schick
      schicke schickes schnellst* mühelos* stressfrei* staun* spaß
    `,
    1: `
      okay ordentlich* solide* akzeptab* angemessen* ausreichend* zweckmäßig* kostenlos* gratis normal normale korrekt*
      brauchbar* vernünftig* ok zentral* original*
    `,
    "-1": `
      winzig* begrenzt* veraltet* fehlt fehlte fehlten fehlen leider schade teuer teure teurer teures wartezeit*
      kompliziert* schwierig* eng enge kalt kalte kaltes laut laute hellhörig* mäßig* durchschnitt* mittelmäßig*
      gewöhnungsbedürftig* altmodisch* umständlich* unklar* verwirrend* dürftig* gewartet langwierig* wenig wenige
      fraglich* bedauerlich* zäh naja zweifel lieblos* unnötig*
    `,
    "-2": `
      schlecht* enttäusch* langsam* verspät* verzöger* problem* defekt* kaputt* schmutzig* dreck dreckig* unfreundlich*
      unhöflich* inkompeten* fehler* fehlerhaft* falsch* beschädigt* beschädigung* unbrauchbar* nutzlos* mangelhaft*
      mangel mängel ungenügend* unzureichend* vernachlässig* abgewohnt* abgenutzt* verkratzt* zerkratz* flecken
      fleckig* geruch stinkt stank gestank schimmel* feucht* verloren* reklam* reklamier* beschwer* beschwerde* ärger*
      geärgert verärgert genervt nervt nerven nervig* langweil* unzufrieden* chaos chaotisch* storniert* ausgefallen*
      ignorier* gefälscht* fälschung* unmöglich* fade hässlich* traurig* wütend sorge sorgen besorgt unbequem*
      ungemütlich* ungepflegt* überteuert* überfüllt* störung* gestört* störend* stört lärm* versagt* unsauber*
      durchgelegen* renovierungsbedürftig* kritik miese mieser mieses mies unzuverlässig* unpünktlich* scheiß* hasse
      unscharf* abgestürzt abstürz* absturz stürzt lästig* aufdringlich* frech* arrogant* gleichgültig* lügen gelogen
      lüge belogen getäuscht täuschung* irreführend* reinfall fehlkauf fehlkäuf* bereue bereuen bereut gerissen
      zerrissen gebrochen zerbrochen verbrannt ungenießbar* unverständlich* unübersichtlich* unangenehm* unseriös*
      unfair* ruppig* patzig* ahnungslos* überfordert* verschwend* verweiger* verschlechtert* schlimmer mangelnd*
      stressig* stress frustrier* frust frustrierend* anstreng* unpersönlich* billigware wertlos* verschwunden
      minderwertig* fehlgeschlagen gescheitert scheitert vergammelt* peinlich* undicht* hakelig* ruckelt hängt
      unprofessionell* abgelehnt benachteilig* bedauer*
    `,
    "-3": `
      schrecklich* furchtbar* grauenhaft* grauenvoll* katastroph* ekelhaft* eklig* betrug betrüger* betrogen abzocke*
      abgezockt frechheit* unverschämt* unakzeptab* inakzeptab* skandal* widerlich* schlimm schlimme schlimmste*
      entsetzlich* horror* albtraum* alptraum* miserab* unterirdisch* saumäßig* drecks* abartig* kakerlak* schande
      grottenschlecht* zumutung unzumutbar* fürchterlich* schrott müll scheußlich* dreist* absurd* lachhaft*
      erbärmlich* desaströs* desaster
    `,
  },
  phrases: {
    3: `
      sehr zu empfehlen, sehr empfehlenswert, nur zu empfehlen, nur empfehlen, fünf sterne, 5 sterne, jederzeit wieder,
      immer wieder gerne, immer wieder gern, gerne wieder, gern wieder, kann es kaum erwarten, kaum erwarten, besser
      geht es nicht, einfacher geht es nicht, schneller geht es nicht, einfacher geht es kaum, besser geht's nicht,
      alles bestens, rundum zufrieden, voll und ganz zufrieden, mehr als zufrieden, absolut zufrieden, übertrifft meine
      erwartungen, erwartungen übertroffen, klare empfehlung, uneingeschränkt zu empfehlen, ein traum, volle punktzahl,
      daumen hoch, note 1, nie enttäuscht, noch nie enttäuscht, nicht besser sein, könnte nicht besser, könnte nicht
      zufriedener
    `,
    2: `
      wie beschrieben, wie erwartet, wie versprochen, wie abgebildet, kommen wieder, komme wieder, komme gerne wieder,
      ohne problem*, keine problem*, kein problem, keinerlei problem*, nie problem*, preis leistung stimmt, preis
      leistung top, gutes preis leistungs, alles ok, alles gut, alles okay, alles in ordnung, sehr gut, nichts
      auszusetzen, nichts zu meckern, nicht zu meckern, nichts zu beanstanden, gut gelegen, gute lage, früher als
      erwartet, schneller als erwartet, tag früher, tage früher, vor der zeit, vielen dank, macht spaß, nicht bereut,
      bereue nichts, bereue den kauf nicht, nie bereut, gar nicht schlecht, nicht schlecht, gar nicht so schlecht,
      einfach zu bedienen, leicht zu bedienen, gut verpackt, freue mich auf, freue mich schon, wir freuen uns auf,
      weiter so, bin begeistert, hält was es verspricht, hält was er verspricht, sein geld wert, jeden cent wert, jeden
      euro wert, hohe qualität, gute qualität, lässt keine wünsche offen, positiv überrascht, angenehm überrascht, auf
      dem neuesten stand, auf anhieb, gut beraten, gut aufgehoben, liebe zum detail, mit liebe, keine beanstandung*
    `,
    1: "in ordnung, im großen und ganzen, alles in allem, erfüllt seinen zweck",
    0: `
      guten tag, guten morgen, guten abend, gute nacht, schönen tag, schönen gruß, schöne grüße, mit freundlichen
      grüßen, freundliche grüße, liebe grüße, lieben gruß, liebes team, liebe leute, liebes, vielen dank im voraus,
      danke im voraus, nicht nur, nicht zuletzt, einfach nur, einfach so, sowohl als auch, gut möglich, schön wäre,
      wäre schön, wäre gut, wäre toll, wäre besser, besser wäre, so gut wie, so weit so gut, ein gutes stück, wie wohl,
      sehr wohl, leicht verspätet, noch mal, laut beschreibung, laut tracking, laut hersteller, laut angabe, laut
      website, ich möchte, nicht vergessen, frage nach, gibt es, fehlerfrei, wie schnell, wie gut, sicher dass, gut
      eine
    `,
    "-1": `
      könnte besser, könnte schneller, könnte günstiger, könnten besser, verbesserungswürdig, ausbaufähig, nichts
      besonderes, geht so, so lala, etwas teuer, zu wünschen übrig, lässt zu wünschen, luft nach oben, mehr erwartet,
      mehr erhofft, besser sein können, hätte mir gewünscht, nur bedingt, mit abstrichen, kleiner minuspunkt, einziger
      minuspunkt, einziges manko, kleines manko, nicht so gut, halb so schlimm, na ja
    `,
    "-2": `
      funktioniert nicht, funktionieren nicht, funktionierte nicht, nicht funktioniert, geht nicht, ging nicht, klappt
      nicht, nicht geklappt, nicht angekommen, nie angekommen, kam nicht, kam nie, nicht erhalten, nie erhalten, nicht
      geliefert, keine antwort, keine rückmeldung, keine reaktion, jetzt reicht es, mir reicht es, es reicht jetzt,
      niemand antwortet, niemand meldet, niemand geantwortet, meldet sich nicht, antwortet nicht, antworten nicht,
      reagiert nicht, nicht erreichbar, niemanden erreicht, nicht wie beschrieben, nicht wie abgebildet, nicht zu
      empfehlen, nicht empfehlen, nicht weiterempfehlen, nicht zufrieden, zu klein, zu groß, zu teuer, zu spät, zu
      lang, zu lange, zu eng, zu laut, zu langsam, zu wenig, zu viel, nie wieder, nie mehr, kaufe nicht mehr, kaufe
      hier nicht mehr, bestelle nicht mehr, bestelle hier nicht mehr, komme nicht mehr, funktioniert nicht mehr, geht
      nicht mehr, in die jahre gekommen, ein stern, 1 stern, null sterne, geht gar nicht, gar nichts, lässt sich nicht,
      nicht zu gebrauchen, schlechte qualität, mangelnde qualität, doppelt belastet, doppelt abgebucht, doppelt
      bezahlt, zweimal abgebucht, immer noch nicht da, immer noch nicht angekommen, immer noch nicht geliefert, immer
      noch nicht erhalten, noch immer nicht da, noch immer nicht angekommen, bis heute nicht angekommen, bis heute
      nicht erhalten, bis heute keine antwort, bis heute keine rückmeldung, bis heute nichts gehört, warte seit, warte
      immer noch, warten seit, wochen gewartet, stunden gewartet, stunden in der warteschleife, warteschleife, zurück
      geschickt, zurückgeschickt, geld zurück, rate ab, kann nur abraten, abraten, lieber nicht, kein service, nicht
      sauber, nicht wert, sein geld nicht wert, auf den geist, auf die nerven, passt nicht, passen nicht
    `,
    "-3": `
      finger weg, hände weg, nicht kaufen, kauft nicht, das letzte, unter aller sau, unter aller kanone, geld
      verschwendet, rausgeschmissenes geld, geld zum fenster, aus dem fenster geworfen, verarscht, zum kotzen, geht
      überhaupt nicht
    `,
  },
  roles: {
    negators: `
      nicht, nich, kein, keine, keinen, keinem, keiner, keinerlei, keines, nie, niemals, ohne, nichts, weder, niemand,
      niemanden, statt, anstatt, nicht mehr, alles andere als
    `,
    joiners: "oder, noch",
    connectors: "und, weil, denn, sondern, dann, dass, sodass",
    lateNegated:
      "gefällt, gefiel, gefallen, empfehl*, überzeug*, lohnt, mag, freu, freue, liebe, hilft, begeister*, passt, brauchbar*",
    intensifiers: `
      sehr, wirklich, absolut, extrem, total, super, besonders, äußerst, unglaublich, richtig, echt, so, voll, mega,
      überaus, wahnsinnig, höchst, ausgesprochen, völlig, komplett, wahrlich, einfach, immer, viel, vielen, ganz, zu,
      ziemlich
    `,
    diminishers: "etwas, relativ, eher, ein wenig, ein bisschen, teilweise, recht, einigermaßen",
    inverters: "wenig, kaum, weniger, selten",
    contrasts: "aber, jedoch, allerdings, nur, außer, dagegen, hingegen, doch, schade dass, abgesehen von, bis auf",
    concessions: "obwohl, trotz, trotzdem, obgleich, wenngleich, auch wenn",
  },
};

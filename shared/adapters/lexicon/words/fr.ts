import type { WordList } from "../word-list.ts";

export const french: WordList = {
  language: "fr",
  words: {
    3: `
      excellen* parfait* génial* géniaux magnifiqu* superb* formidabl* fantastiqu* merveill* exceptionnel* impeccabl*
      extraordinair* sublim* incroyabl* délicieu* adorabl* adore adorent adorée top super ravi ravie ravis ravies
      remarquabl* splendid* brillant* bluffant* époustouflant* nickel imbattabl* irréprochabl* meilleur meilleure
      meilleurs meilleures wow waouh enchant* canon succulent* exquis* hallucinant* amoureu*
    `,
    2: `
      bon bonne bons bonnes bien beau belle beaux belles gentil* aimabl* sympathiqu* sympa sympas agréabl* propre
      propres propreté confortabl* confort rapid* ponctuel* efficac* professionnel* professionnalisme recommand*
      satisfait* satisfaction satisfaisant* content contente contents contentes heureu* merci remerci* aime aiment
      aimée plaisir plaît plu facil* simpl* utile utiles fraîch* accueillant* chaleureu* spacieu* calme calmes élégant*
      modern* soign* fiabl* confiance conform* réactif* réactiv* disponibl* attentionn* attentif* attentiv* serviabl*
      charmant* charme savoureu* régal* drôle drôles touchant* émouvant* réussi* passionnant* captivant* joli* ludiqu*
      bravo intéressant* généreu* reviendr* souriant* sourire clair claire clairs claires clarté honnêt* transparen*
      sérieu* compétent* compéten* solid* robuste pratiqu* intuitif* intuitiv* fluide fluides doux douce douces
      moelleu* résolu résolue résolus aidé aidée aidés impressionn* félicit* magique cosy convivial* appréci* amusant*
      divertissant* écoute rassurant* rassuré* efficient* économi* fonctionne marche élogieu* qualitatif* qualitativ*
      ergonomiqu* enthousias* cool chouette marrant* préféré préférée stylé* tendance
    `,
    1: `
      correct* convenabl* décent* suffisant* adapté* central* gratuit* abordabl* normal* raisonnabl* acceptabl*
      original* honorable intact* okay ok proche
    `,
    "-1": `
      limité* basiqu* vieillot* vieux vieille loin manquait manqué* moyen moyenne moyennement cher chère chers chères
      attente attentes compliqu* difficil* dommage malheureusement étroit* froid froide froids longuet long longue
      longs longueurs inégal* bof mouais trop améliorable doute doutes perplex* banal* quelconque générique tard
      attendu étriqué*
    `,
    "-2": `
      mauvais* mal déçu* déception* décevant* décev* lent* retard* problèm* défectueu* défaut* cassé* sale sales saleté
      bruyant* bruit bruits inconfortabl* désagréabl* impoli* malpoli* incompétent* incompéten* erreur* abîmé*
      endommag* inutil* insuffisant* médiocr* négligé* négligen* rayé* taché* odeur odeurs humidité panne pannes perdu*
      perte rembours* réclam* plaindre plainte plaintes énerv* ennuyeu* ennui ennuis ennuyé* mécontent* insatisfait*
      désorganis* annul* ignoré* faux fausse fausses impossibl* fade fades moche moches laid* triste* colère inquiet*
      marre raté* vide creux plat pénibl* lourd* prévisibl* cliché* caricatur* mou molle lassant* déplorabl* regrett*
      injoignabl* agaçant* agacé* agaç* irrit* insupportabl* désolant* chiant* planté bug bugs bugue buggé floue floues
      flou flous confus* abus abusé* abusif tromp* menti mensong* menteur* malhonnêt* méprisant* mépris hautain*
      agressi* désinvolt* arrogant* obsolèt* inefficac* incomplet* refusé* refus bloqué* déconseill* cauchemardesque
      frustr* stress* déchiré* troué* périmé* collant* exagéré* excessif* excessiv* surfait* surcoté* déplaisant* gâch*
      foutoir inadapté* mensonger* fuite râle galèr* envahissant* intrusi* insistant* dégrad* démotiv* brûlé*
      immangeabl* pire pires négatif* négativ* inexistant* inacces* piètre déplor* malheureux
    `,
    "-3": `
      horribl* terribl* affreu* catastroph* nulle nuls nulles nullissim* nullité dégoût* dégueul* arnaqu* escroc*
      honteu* honte inacceptabl* inadmissibl* scandaleu* scandale lamentabl* exécrabl* infect infecte infects détest*
      cauchemar* navet ridicul* minabl* désastr* abominabl* cafard* voleur* merde merdiqu* pourri* épouvantabl* ignobl*
      atroc* vomir
    `,
  },
  phrases: {
    3: `
      coup de cœur, coups de coeur, cinq étoiles, 5 étoiles, à ne pas manquer, à ne pas rater, hâte de, hâte d', je
      recommande vivement, recommande vivement, vivement recommandé, plus simple impossible, peut pas faire plus
      simple, peut pas faire mieux, pouvait pas être plus simple, les yeux fermés, au top, rien à dire, rien à redire,
      que du bonheur, chef d'œuvre, dépasse mes attentes, au-delà de mes attentes, haut de gamme, jamais déçu*, jamais
      eu de problème*, jamais eu de souci*, sans faute, sans faille, un sans-faute, trop bien, trop bon*, trop beau*,
      trop cool, je ne peux que recommander, numéro un
    `,
    2: `
      à l'heure, dans les temps, en avance, comme prévu, comme décrit*, conforme à la description, comme sur la photo,
      rapport qualité prix, bon rapport qualité, sans problème*, aucun problème*, pas de problème*, pas eu de
      problème*, aucun souci*, sans souci*, pas de souci*, sans encombre, ça vaut, vaut le coup, vaut le détour, vaut
      la peine, bien situé*, bien placé*, bien emballé*, bien fait*, bien conçu*, très bien, à recommander, bonne
      surprise, belle surprise, agréablement surpris*, pas mal du tout, vraiment pas mal, je ne regrette pas, ne
      regrette pas, aucun regret, à l'écoute, bonne qualité, facile à utiliser, facile d'utilisation, bon prix, prix
      imbattable, bon marché, bonne affaire, rien à reprocher, fait le job, tient ses promesses, tout est ok, tout
      s'est bien passé, bien passé, à taille humaine, ne déçoit pas, pas déçu*, bien reçu*, très frais, produits frais,
      bien frais, bien accueilli*, bon accueil, bel accueil, accueil au top, enfin un*
    `,
    1: "pas mal, plutôt bien, pas cher, pas chère, pas chers, dans l'ensemble",
    0: `
      bonjour, bonsoir, bonne journée, bonne soirée, merci d'avance, merci par avance, bien cordialement, non
      seulement, pas seulement, bien sûr, ou bien, si bien que, bien entendu, plus tard, à bientôt, hors de prix,
      j'aimerais, j'aimerais bien, serait bien, ce serait bien, aussi bien, eh bien, combien, il y a longtemps, service
      réclamation, la casse, s'il vous plaît, plutôt que, à la fois, pas à pas, tout simplement, simplement, voilà
      longtemps, trop tard pour
    `,
    "-1": `
      peut mieux faire, un peu cher, un peu chère, à améliorer, sans plus, à revoir, rien d'exceptionnel, rien de
      spécial, rien de plus, plus ou moins, seul bémol, petit bémol, un bémol, je m'attendais à mieux, m'attendais à
      mieux, je m'attendais à plus, pourrait être mieux, pourrait être plus, mériterait, en moins bien, comme ci comme
      ça
    `,
    "-2": `
      ne fonctionne pas, ne fonctionne plus, ne marche pas, ne marche plus, fonctionne pas, marche pas, fonctionne
      plus, marche plus, pas arrivé*, jamais arrivé*, jamais reçu*, pas reçu, toujours pas reçu, toujours pas livré,
      toujours pas arrivé, toujours pas de réponse, pas de réponse*, aucune réponse*, sans réponse*, ne répond*, ne
      répondent pas, personne ne répond, répond pas, jamais répondu, n'a répondu, pas conforme*, non conforme*, trop
      petit*, trop grand*, trop cher*, trop long*, trop lent*, trop tard, trop de temps, perte de temps, argent gâché,
      plus jamais, laisse à désirer, laissent à désirer, laisse vraiment à désirer, pas à la hauteur, mauvaise qualité,
      une étoile, 1 étoile, zéro étoile, hors service, en panne, on ne comprend rien, ne sert à rien, sert à rien,
      débité deux fois, débitée deux fois, prélevé deux fois, payé deux fois, peu clair*, peu aimable*, peu
      professionnel*, ne reviendr*, n'y reviendr*, reviendrai pas, reviendrai plus, reviendrons pas, à perdre, prix
      élevé*, prix exorbitant*, ne vaut pas, vaut pas, se moque* des client*, se moque* du monde, se fiche*, foutage de
      gueule, service après-vente inexistant, frais cachés, ça suffit, des heures d'attente, heures d'attente, semaines
      d'attente, mois d'attente
    `,
    "-3": `
      à fuir, fuyez, à éviter, évitez, une honte, du vol, ne pas acheter, n'achetez pas, n'achetez rien, passez votre
      chemin, c'est nul, est nul, trop nul, vraiment nul, service nul, zéro pointé, argent jeté, jeté par les fenêtres
    `,
  },
  roles: {
    negators: `
      pas, ne, n', jamais, sans, aucun, aucune, ni, guère, rien, nullement, loin d'être, tout sauf, au lieu de
    `,
    joiners: "ou, ni",
    connectors: "et, car, puis, donc, parce, quand, lorsque",
    lateNegated: "aime, recommande, vaut, convainc, plaît, marche, fonctionne",
    intensifiers: `
      très, vraiment, absolument, extrêmement, super, tellement, totalement, si, hyper, ultra, complètement,
      particulièrement, tout à fait, plus, fort, toujours, incroyablement, franchement, beaucoup, trop, énormément
    `,
    diminishers: "assez, plutôt, légèrement, un peu, relativement, à peu près",
    inverters: "peu, moins, à peine",
    contrasts:
      "mais, cependant, toutefois, sauf, hormis, par contre, en revanche, dommage que, dommage pour, excepté, néanmoins",
    concessions: "malgré, bien que, même si, quoique",
  },
};

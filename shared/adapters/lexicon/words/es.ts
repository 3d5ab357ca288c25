import type { WordList } from "../word-list.ts";

export const spanish: WordList = {
  language: "es",
  words: {
    3: `
      excelen* perfect* fantástic* maravill* estupend* increíbl* genial* espectacular* excepcional* magnífic*
      inmejorabl* impecabl* buenísim* bonísim* amabilísim* rapidísim* limpísim* comodísim* preciosísim* encanta encantó
      encantan encantaron encantado encantada encantados encantadas encantador* delicios* exquisit* espléndid* fabulos*
      extraordinari* sobresalien* adoro adoramos amo super top mejor mejores enamorad* insuperabl* imbatibl* brillan*
      sensacional* alucinan* flip* riquísim* facilísim* contentísim* felicísim* utilísim* chulísim* fenomenal*
      preciosidad
    `,
    2: `
      buen buena bueno buenas buenos bien bonit* precios* amabl* atent* simpátic* cordial* agradabl* agrado limpi*
      cómod* rápid* puntual* eficien* eficaz eficac* profesional* recomiend* recomend* satisfech* satisfactori*
      satisfac* content* feliz felices gracias agradec* gusta gustan gustó gustado gustaron fácil* sencill* útil útiles
      fresc* rico rica ricos ricas sabros* acogedor* ampli* espacios* tranquil* elegan* modern* cuidad* fiabl*
      confiabl* confianza confío educad* serviciales servicial conforme conformes acertad* volver* repetir* guapo guapa
      guapos guapas lindo linda lindos lindas divertid* hermos* generos* económic* ahorr* claro clara claros claras
      claridad honest* transparen* seri* resolvieron resuelto solucionaron solucionado solucionó ayudaron ayudó
      felicidades felicit* enhorabuena resistent* robust* suave suaves práctic* intuitiv* chulo chula chulos chulas
      guay majo maja majos majas competen* interesan* sorpren* recomendabl* disfrut* mejorado mejorando detallist*
      alegr* ilusión sonrisa sonrient* funciona funcionan merece aciert* variedad variado variada ágil ágiles
    `,
    1: `
      okay vale aceptabl* correct* decent* suficien* adecuad* céntric* cercano barat* gratis gratuit* normal razonabl*
      original* pasable
    `,
    "-1": `
      limitad* básic* antigu* falta faltan faltaba faltaban regular ruidos* espera complicad* difícil* lástima pena
      estrech* frío fría fríos frías poco poca pocos pocas anticuad* mejorabl* desgraciadamente lamentablemente
      demasiado demasiada demasiados demasiadas escas* justit* flojo floja flojos flojas duda dudas dudos* simplón
      lejos genéric* desafortunadamente mejorar tarda tardan tardaron tardó tardado caluroso
    `,
    "-2": `
      mal mala malo malos malas decepcion* lent* retras* tarde problem* defect* roto rota rotos rotas rompió rompe
      rompen suci* incómod* maleducad* antipátic* grosero grosera groseros borde bordes incompeten* error errores
      equivocad* equivocaron dañad* estropead* estropeó inútil* insuficien* mediocr* descuidad* rayad* rayar* rayó
      manchad* olor apest* humedad averiad* avería perdido perdieron perdí devolución devolver reclam* quej* molest*
      aburrid* caro cara caros caras carísim* excesiv* insatisfech* desorganizad* caos cancel* ignor* falso falsa
      falsos falsas falsific* engañ* imposible* soso cutre cutres feo fea feos feas triste tristeza enfad* preocup*
      harto harta hartos vergüenza fatal fallo fallos falla fallan fallaron deficien* incumpl* lentísim* incomplet*
      confus* pesado pesada pesados pesadas fastidi* frustra* frustrad* arrepient* arrepent* desagradabl* inseguro
      detest* rechaz* bloquead* colg* timad* abus* descontent* estafad* inaccesibl* inservibl* chapuz* estres*
      insoportabl* insípid* crudo cruda quemad* desastros* arrogan* prepoten* negligen* negativ* desesper* irrit*
      invasiv* intrusiv* agobi* abandon* golpead* malísim* tediosa desilusi* mienten mentira mentiras mentiros* borroso
      borrosa borrosas borrosos renunci* desconf*
    `,
    "-3": `
      pésim* horribl* terribl* asco asquer* desastre desastres estafa estafas estafador* vergonzos* inaceptabl*
      lamentabl* nefast* espantos* penoso penosa penosos horroros* timo ladrón robo indignant* repugnan* peor peores
      cucaracha* pesadilla basura catástrof* catastrófic* inadmisibl* bochornos* deplorabl* denunciabl* caótic* mierda
      intolerabl*
    `,
  },
  phrases: {
    3: `
      de diez, más fácil imposible, mejor imposible, más rápido imposible, no puede ser más fácil, nunca me ha fallado,
      nunca me han fallado, nunca han fallado, un diez, cinco estrellas, 5 estrellas, sin pegas, muy recomendabl*,
      totalmente recomendabl*, 100 recomendabl*, 100 recomendad*, no puedo esperar, no veo la hora, supera las
      expectativas, superó mis expectativas, superado mis expectativas, ha superado, no puedo estar más content*, no
      puedo estar más satisfech*, no podría estar más content*, de lujo, de maravilla, de primera, número uno, nunca
      falla, nunca fallan, una pasada, una joya
    `,
    2: `
      a tiempo, en plazo, antes de lo previsto, antes de lo esperado, como se describe, como en la foto, como esperaba,
      como se esperaba, tal como, tal cual, relación calidad precio, buena relación calidad, calidad precio, sin
      problem*, sin ningún problem*, ningún problem*, no tuve ningún problem*, no he tenido ningún problem*, no hubo
      problem*, sin incidencias, lo recomiendo, la recomiendo, vale la pena, merece la pena, todo bien, todo perfecto,
      todo correcto, todo ok, buen precio, bien ubicad*, bien situad*, bien comunicad*, bien hech*, bien embalad*, bien
      empaquetad*, nada mal, no está mal, no está nada mal, nada que objetar, sin quejas, ninguna queja, fácil de usar,
      me gust*, les felicito, os felicito, con ganas de volver, me alegr*, al día, de calidad, alta calidad, buena
      calidad, no decepciona, no me arrepiento, no nos arrepentimos, no defrauda, por fin, cumple con, cumplen con,
      cumple su función, de confianza, muchas ganas
    `,
    1: "dentro de lo que cabe, no es caro",
    0: `
      buenos días, buenas tardes, buenas noches, gracias de antemano, un saludo cordial, cordiales saludos, no solo, no
      solamente, más tarde, por la tarde, de la tarde, esta tarde, vale decir, a pesar de todo, cerca de la falta,
      cuanto antes mejor, feliz navidad, estaría bien, sería bueno, sería mejor, me gustaría, nos gustaría, bien sea,
      si bien, más bien, hace poco, poco a poco, dentro de poco, código de seguridad, a lo mejor, mejor dicho, sin
      duda, sin falta, no hay duda, ningún lado, me da pena, nos vemos, mala suerte, gusto del, a todas horas, por
      favor, servicio de reclamaciones, el lunes
    `,
    "-1": `
      podría mejorar, podría ser mejor, podrían mejorar, se puede mejorar, un poco caro, un poco cara, a mejorar, nada
      especial, del montón, ni fu ni fa, más o menos, así así, sin más, nada del otro mundo, única pega, único pero,
      esperaba más, esperaba algo mejor, a medias, hay que mejorar, deben mejorar, deberían mejorar
    `,
    "-2": `
      no funcion*, no llega, no ha llegado, no me ha llegado, no llegó, nunca llegó, sigue sin llegar, no responde*, no
      respondieron, no contestan, no contesta, nadie contesta, nadie responde, nadie me ha contestado, nadie me
      responde, nadie ayuda, sin respuesta, ninguna respuesta, no corresponde, no volver*, no recomiend*, no lo
      recomiend*, no la recomiend*, demasiado pequeñ*, demasiado grande, demasiado caro, demasiado cara, demasiado
      tiempo, pérdida de tiempo, dinero perdido, nunca más, deja mucho que desear, dejan mucho que desear, deja que
      desear, nada que ver, ya está bien de, ya basta, poco claro, poco clara, poco profesional, poco amable, mala
      calidad, baja calidad, una estrella, 1 estrella, cero estrellas, fuera de servicio, no se entiende, no sirve, no
      sirven, dos veces el mismo, cobraron dos veces, cobrado dos veces, me cobraron de más, dio error, da error, no
      merece, no vale, toman el pelo, tomadura de pelo, largas esperas, mucha espera, horas esperando, semanas
      esperando, meses esperando, esperando desde, sigo esperando
    `,
    "-3": "una vergüenza, qué vergüenza, no comprar, no compren, no compréis, un robo, dinero tirado, tirar el dinero, aléjense, ni regalado, da asco",
  },
  roles: {
    negators: `
      no, nunca, jamás, sin, ni, nada, ningún, ninguna, ninguno, tampoco, nadie, apenas, para nada, en vez de, todo
      menos, lejos de
    `,
    joiners: "o, ni",
    connectors: "y, e, porque, pues, así que, entonces, cuando, mientras",
    intensifiers: `
      muy, realmente, totalmente, absolutamente, super, tan, mucho, mucha, muchos, muchas, muchísimo, muchísimas,
      bastante, extremadamente, sumamente, completamente, increíblemente, especialmente, verdaderamente, más, siempre,
      demasiado, demasiada, demasiados, demasiadas, tremendamente, qué
    `,
    diminishers: "algo, ligeramente, un poco, un pelín, relativamente, medianamente, casi",
    inverters: "poco, poca, pocos, pocas, menos",
    contrasts: "pero, sin embargo, no obstante, excepto, salvo, en cambio, lástima que, pena que, aparte de, sino que",
    concessions: "aunque, a pesar de, a pesar de que, pese a",
  },
};

import type { WordList } from "../word-list.ts";

export const portuguese: WordList = {
  language: "pt",
  words: {
    3: `
      excelen* perfeit* ótimo ótima ótimos ótimas otimamente fantástic* maravilh* incrível incríveis sensacional*
      sensacionais espetacular* excepcional* excepcionais impecáve* adorei adoro adoramos adorou amei amo amamos amou
      amando lindo linda lindos lindas lindíssim* parabéns top melhor melhores delícia delicios* extraordinári*
      magnífic* super apaixonad* encantad* surpreend* imbatíve* sublime brilhant* espectacular* rapidíssim*
      satisfeitíssim* incrivelmente perfeição divin*
    `,
    2: `
      bom boa bons boas bem bonit* gentil gentis gentilez* educad* educação atencios* simpátic* simpatia limpo limpa
      limpos limpas limpeza confortáve* rápid* pontual pontuais pontualidade eficien* eficaz eficazes profissional*
      profissionais recomendo recomendamos recomendad* recomendáve* recomendaria recomendar recomendei satisfeit*
      satisfatóri* satisfação satisfez content* feliz felizes obrigad* agradeço agradecemos agradáve* agradou
      agradecid* gostei gostamos gosto gosta gostando gostou gostaram facil* simples útil úteis fresco fresca
      fresquinh* gostos* saboros* acolhedor* espaços* tranquil* elegante* moderno moderna confiáve* confiança conforme
      certinh* direitinh* voltarei voltaremos comprarei compraria divertid* engraçad* barato barata baratos baratas
      agilidade ágil ágeis caprich* bacana legal legais fofo fofa fofinh* durável duráveis resistent* claro clara
      claros claras clareza honest* transparen* séria sério competen* preparad* solícit* prestativ* cuidados*
      resolveram resolvido resolveu ajudou ajudaram ajudam ajuda elogi* aprovad* aprovo show sorrident* sorriso macio
      macia macios macias práticas prático prática práticos intuitiv* impression* valeu curti curtimos alegr* variedade
      variad* econômic* interessant* emocion* cheiros* charmos* funciona funcionou funcionam melhorou melhorando
      genuín* generos* acertaram superou bonitinh* confort*
    `,
    1: "aceitáve* razoáve* decente* suficient* adequad* grátis gratuit* normal normais okay correto correta corretos corretamente certo certa original* intacto intacta ok",
    "-1": `
      limitad* básico básica antigo antiga falta faltou faltando faltaram faltam complicad* difícil difíceis
      infelizmente pena mediano mediana estreit* frio fria frágil frágeis poxa puxa pouco pouca poucos poucas cansativ*
      espera demorad* fraco fraca fracos fracas dúvida duvidos* genéric* apertad* aguardando longe desatualizad*
      medíocre velho velha salgad* simplóri*
    `,
    "-2": `
      ruim ruins mal mau má maus decepcion* decepç* demora demoram demoraram demorou lent* atras* problem* defeit*
      quebrad* quebrou quebra sujo suja sujos sujas sujeira barulh* desconfort* grosseir* grosso grossa malcriad*
      incompeten* erro erros errado errada errados erradas erraram danificad* amassad* inútil inúteis insuficient*
      descuidad* descuido riscad* riscou riscaram manchad* mofo mofad* estragad* estragou extravi* perdid* perdi
      perderam devolução devolver devolvi devolvido reclam* chatead* chato chata chatos chatas irritad* irritant*
      irrita entediant* tédio insatisf* desorganiz* cancel* ignorad* ignoram ignorou falso falsa falsos falsas
      falsific* enganad* engano enganos* impossíve* feio feia feios feias triste tristes tristeza raiva preocupad*
      cansad* reembols* estorno falha falhas falhou falham incomplet* avaria avariad* rasgad* rasgou descaso
      descontent* frustr* desrespeit* caro cara caros caras caríssim* arrepend* confus* travou trava travando travad*
      bug bugs bugad* insistent* invasiv* intrusiv* abus* arrogan* negligen* ineficien* mentira mentiras mentiros*
      mentiram enganaram desagradáve* detest* estress* inconvenient* imprestáve* queimad* cru crua azedo vencid* furad*
      bagunça inseguro complicadíssim* lentíssim* recusad* recusou bloquead* bloqueou desist* prejuíz* prejudic*
      revolt* indignad* sumiu insoss* embaçad* borrad* desanim* negativ* piorou piora despreparad* incomod*
    `,
    "-3": `
      péssim* horríve* terríve* nojent* nojo golpe golpista* fraude fraudes vergonh* absurdo absurda absurdos
      inaceitáve* lamentáve* desastr* odiei odeio odiamos odiou pior piores ladrão ladrões ladra roubo roubad* porcaria
      lixo ridícul* pesadelo catástrofe catastrófic* merda enganação estelionat* bosta palhaçada desonest* repugnant*
      deplor* inadmissíve*
    `,
  },
  phrases: {
    3: `
      nota 10, nota dez, nota 1000, nota mil, cinco estrelas, 5 estrelas, super recomendo, recomendo muito, recomendo
      demais, mal posso esperar, não vejo a hora, antes do prazo, muito antes, superou as expectativas, superou minhas
      expectativas, superou todas as expectativas, melhor impossível, mais fácil impossível, mais rápido impossível,
      mais simples impossível, não poderia estar mais feliz, não podia estar mais satisfeit*, de primeira, bom demais,
      boa demais, lindo demais, linda demais, gostei demais, estão de parabéns, está de parabéns, dez de dez
    `,
    2: `
      no prazo, dentro do prazo, a tempo, como descrito, conforme descrito, conforme a descrição, conforme anunciado,
      conforme o anunciado, conforme esperado, como esperado, igual à foto, igual ao anúncio, sem problem*, sem nenhum
      problema, nenhum problema, nunca tive problema*, não tive problema*, não tive nenhum problema, sem defeito*, sem
      dor de cabeça, vale a pena, valeu a pena, vale cada centavo, vale muito, tudo certo, tudo ok, tudo perfeito, tudo
      bem, tudo direitinho, bem embalad*, bem feit*, bem acabad*, bem atendid*, bem localizad*, muito bom, muito boa,
      bom preço, preço justo, bom custo benefício, custo benefício, chegou rápido, chegou antes, entrega rápida, chegou
      bem, nada a reclamar, nada do que reclamar, sem reclamações, não tenho do que reclamar, nada mau, nada mal, não é
      nada mau, fácil de usar, não me arrependo, sem arrependimento*, comprarei novamente, compraria novamente, compro
      sempre, compro de novo, volto sempre, recomendo a todos, indico a todos, indico para todos, super indico, com
      certeza voltarei, de qualidade, boa qualidade, alta qualidade, ótima qualidade, excelente qualidade, não
      decepciona, nunca decepciona*, não deixa a desejar, até que enfim, estou ansiosa para, estou ansioso para, de
      confiança, bem rápido, cumpre o que promete, cumpriram o prazo, entregue antes
    `,
    1: "não é ruim, não está mal, não é mau, até que é bom, no geral, recebi o produto",
    0: `
      bom dia, boa tarde, boa noite, obrigado desde já, obrigada desde já, desde já agradeço, atenciosamente, não só,
      não apenas, não somente, bem como, também, se bem que, ainda bem, seria bom, seria legal, seria melhor, gostaria,
      gostaria de, eu gostaria, por favor, ou melhor, há pouco, pouco a pouco, daqui a pouco, a pé, com certeza, tanto
      faz, sem dúvida, sem falta, código promocional, quanto mais, de cara, educação física, cara a cara, meu caro, mal
      cheguei
    `,
    "-1": `
      poderia ser melhor, poderia melhorar, podia ser melhor, podem melhorar, pode melhorar, precisa melhorar, precisam
      melhorar, deixa a desejar, deixou a desejar, deixam a desejar, a desejar, um pouco caro, um pouco cara, um pouco
      demorad*, mais ou menos, nada demais, nada de mais, nada especial, esperava mais, esperava melhor, único porém,
      único problema, tem que melhorar, a melhorar, meia boca
    `,
    "-2": `
      não recebi, ainda não recebi, não chegou, ainda não chegou, nunca chegou, não funciona*, não funcionou, parou de
      funcionar, não veio, veio errad*, veio faltando, veio com defeito, veio quebrad*, veio sem, não responde*, não
      respondem, não respondeu, não me respond*, ninguém responde*, ninguém me respond*, ninguém atende, ninguém
      resolve, não resolve*, não atende*, sem resposta, sem retorno, nenhuma resposta, não gostei, não gosto, não
      recomendo, não indico, não corresponde, muito pequeno, muito caro, muito cara, pequeno demais, caro demais, cara
      demais, grande demais, lento demais, perda de tempo, nunca mais, só recebi, recebi apenas, recebi somente, recebi
      só, até agora nada, até o momento não recebi, até o momento não chegou, até hoje não recebi, até hoje não chegou,
      até hoje não veio, não entreg*, não foi entregue, diferente do, diferente da, produto errado, tamanho errado,
      baixa qualidade, má qualidade, péssima qualidade, qualidade inferior, não presta, não serve, não serviu, uma
      estrela, 1 estrela, zero estrelas, cobrado duas vezes, cobrada duas vezes, cobraram duas vezes, cobrança
      indevida, fora do prazo, fora de serviço, fora do ar, deu erro, dá erro, deu problema, não volto, não compro
      mais, não vale, pouco claro, pouco clara, mal feit*, mal acabad*, mal embalad*, mal educad*, mal atendid*, já
      chega de, muita demora, horas esperando, semanas esperando, meses esperando, estou esperando, continuo esperando,
      dinheiro de volta, não é o que
    `,
    "-3": "não comprem, não compre, uma vergonha, que vergonha, dinheiro jogado fora, dinheiro jogado, joguei dinheiro, fujam, fuja, um roubo, fique longe, nem de graça",
  },
  roles: {
    negators: "não, nunca, jamais, sem, nem, nenhum, nenhuma, ninguém, nada, tampouco, longe de, em vez de, tudo menos",
    joiners: "ou, nem",
    connectors: "porque, pois, então, quando, enquanto",
    intensifiers: `
      muito, muita, muitos, muitas, realmente, absolutamente, super, tão, demais, bastante, muitíssimo, extremamente,
      totalmente, completamente, mega, hiper, verdadeiramente, bem, mais, sempre, especialmente, que
    `,
    diminishers: "ligeiramente, um pouco, meio, relativamente, um tanto, quase",
    inverters: "pouco, pouca, poucos, poucas, menos",
    contrasts:
      "mas, porém, contudo, entretanto, todavia, no entanto, exceto, só que, pena que, a não ser, tirando, em compensação",
    concessions: "embora, apesar de, apesar do, apesar da, ainda que, mesmo que, mesmo com",
  },
};

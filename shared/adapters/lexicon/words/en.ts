import type { WordList } from "../word-list.ts";

export const english: WordList = {
  language: "en",
  words: {
    3: `
      excellent excellently perfect perfectly perfection amazing amazingly amazed awesome fantastic fantastically
      wonderful wonderfully outstanding superb superbly brilliant exceptional exceptionally incredible flawless
      flawlessly love loved loves loving adore* best delight delighted delightful delicious gorgeous stunning fabulous
      marvelous marvellous magnificent impeccabl* thrilled phenomenal superior stellar spotless terrific exquisite
      superlative heavenly ecstatic yummy yum unbeatable unforgettable breathtaking mindblowing sensational
    `,
    2: `
      good great greatly nice nicely nicest nicer happy happily happier pleased pleasing pleasure glad gladly satisf*
      enjoy* recommend recommended recommends recommending friendly friendliest helpful helpfully polite politely
      courteous kind kindly clean cleaned comfortable comfortably comfy fast faster fastest quick quicker quickly
      prompt promptly speedy punctual efficient efficiently professional professionalism reliable reliably easy easily
      easier easiest smooth smoothly painless effortless seamless simple intuitive accurate accurately beautiful
      beautifully pretty cool impress* thank thanks thankful appreciat* worth worthwhile fresh tasty tastier flavorful
      flavourful attentive welcoming cozy cosy spacious quiet elegant sturdy durable solid responsive convenient
      conveniently knowledgeable lovely pleasant pleasantly fun funny well charming safe safely secure affordable
      generous bargain faithful handy improved favorite favourite better cute sleek bright crisp clear clearly caring
      considerate thoughtful honest trustworthy trust trusted transparent warm helped helps rocks juicy tender cheerful
      cheerfully refreshing relaxing relaxed stylish authentic creative innovative inspiring interesting entertaining
      excited exciting wow win winner gem hooked fan like likes liked liking smile smiled smiling congrats
      congratulations kudos bravo strong strongly sharp lightweight comfort luxurious ideal yay gentle works superfast
      trendy fair
    `,
    1: "ok okay decent fine adequate reasonabl* acceptable useful available free cheap close modern ample correct correctly intact neat",
    "-1": `
      limited dated pricey lack lacks lacked lacking missing unfortunately sadly slow slower slowly average mediocre
      difficult difficulty complicated confusing confused hard cramped narrow weak cheaply thin stiff heavy loud noisy
      meh bulky awkward waited sigh salty greasy soggy oily dry lukewarm tasteless overdone doubt doubtful skeptical
      sceptical delay unclear unimpressed skip wait waiting warn warning warned
    `,
    "-2": `
      bad badly poor poorly disappoint* late delayed delays broken broke breaks breaking damaged damage defect defects
      defective faulty dirty filthy rude rudely unhelpful unfriendly incompetent incompetence wrong wrongly error
      errors problem problems problematic issue issues fail fails failed failing failure useless unacceptable
      uncomfortable cold stale bland smell smells smelled smelly stain* scratch* cancel canceled cancelled refund
      refunded refunds returned returning complain* complaint* annoy* frustrat* unreliable unprofessional ignored
      ignore ignores lost stuck unable unhappy unsatisf* dissatisf* dislike* regret* waste wasted overpriced
      overcharged misleading misled fake inferior crash crashed crashes crashing bug bugs buggy glitch* freeze freezes
      freezing boring bored sad angry upset worried worry afraid mess messy neglected worn rusty mold* mould* bedbugs
      hate hated hates lousy crappy crap junk ruined ruin leaking leaks leaked flimsy dead died dies stopped hung hangs
      sucks suck sucked sucky worse unresponsive unusable unplayable unwatchable impossible painful pain hurt hurts
      irritat* uncaring careless lazy arrogant dishonest deceptive sneaky shoddy unsafe dangerous insult* inedible
      undercooked overcooked burnt burned gross nasty dull lame stupid trouble troubles avoid beware denied refused
      refuses unwilling pushy intrusive ugly inconvenient inaccurate incorrect incorrectly unclean cracked cracks torn
      ripped missed sick disrespect* unauthorized unauthorised hassle struggle struggled struggling spam spammed spammy
      lied lie underwhelm* overrated negligent negligence unpleasant tangled bent flawed flaw flaws drops dropped
      dropping malfunction* uninspired unwelcome cheated fooled tricked forgot forgotten
    `,
    "-3": `
      terribl* horribl* horrid horrific awful awfully worst disgust* scam scams scammed scammers fraud fraudulent
      atrocious appalling appalled dreadful abysmal pathetic nightmare unbearable disgrace disgraceful shame shameful
      shameless outrageous ridiculous ridiculously ripoff garbage trash horrendous inexcusable liars liar thieves thief
      stole stolen crooks furious livid disaster disastrous revolting vile catastroph* despicable unforgivable
      laughable insulting
    `,
  },
  phrases: {
    3: `
      five stars, 5 stars, 5 star, five star, 10 out of 10, 10 10, 5 out of 5, highly recommend*, second to none,
      couldn't be happier, could not be happier, could not be better, couldn't be better, couldn't be easier, couldn't
      have been easier, couldn't have been better, couldn't have been nicer, couldn't have been happier, couldn't have
      been more helpful, couldn't ask for more, can't wait, cannot wait, exceed* my expectations, exceed* expectations,
      exceed* all expectations, blown away, blew me away, top notch, first class, to die for, out of this world, beyond
      expectations, a must, must have, must buy, well done, hats off, never disappoint*, never fails, never failed,
      cannot recommend enough, cannot recommend it enough, cannot recommend them enough, can't recommend it enough,
      can't recommend them enough, couldn't recommend more, no regrets, spot on, a real treat, go above and beyond,
      went above and beyond, above and beyond, works perfectly, fits perfectly
    `,
    2: `
      as described, as expected, as advertised, as promised, on time, ahead of schedule, earlier than expected, sooner
      than expected, value for money, good value, great value, no problem*, no issue*, no complain*, no trouble*, no
      fuss, no hassle, hassle free, without problem*, without a problem, without any problem*, without issue*, without
      any issue*, without a hitch, well made, will buy again, will order again, would buy again, would order again, buy
      again, will be back, will definitely be back, i'll be back, we'll be back, will return, come back again, coming
      back, come back, back for more, would stay again, can't complain, cannot complain, can't go wrong, can't beat,
      cannot beat, can't fault, nothing to complain about, nothing but good, nothing but praise, worth it, worth the
      money, worth every penny, user friendly, easy to use, a steal, great deal, good deal, fair price, look forward
      to, looking forward to, looks great, feels great, sounds great, works great, works well, works fine, works like a
      charm, no longer a problem, problem solved, fixed the problem, solved my problem, resolved my problem, solved my
      issue, resolved my issue, quick to respond, thumbs up, keep it up, keep up the good work, day early, days early,
      week early, hooked on, not bad at all, not too bad, never had a problem, never had any problem*, never had an
      issue, never had any issue*, hard to beat, nothing wrong with, not a single problem, pleasant surprise,
      pleasantly surprised, good surprise, high quality, good quality, great quality, quality product*, made my day,
      won't regret, will not regret, won't be disappointed, not be disappointed, wasn't disappointed, was not
      disappointed, not disappointed, feel at home
    `,
    1: "not bad, not too shabby, could be worse, good enough, up to date",
    0: `
      not only, not just, as well, as well as, good morning, good afternoon, good evening, good day, good luck, happy
      birthday, thanks in advance, thank you in advance, best regards, kind regards, best wishes, kind of, like this,
      like that, like a, like the, like an, just like, looks like, look like, looked like, feels like, felt like, feel
      like, seems like, sounds like, would like, 'd like, i'd like, we'd like, something like, well known, too late to,
      return policy, return label, wait for it, how fast, how easy, how good, how much, at best, no wonder, no doubt,
      without a doubt, no matter, not sure, why not, for free, customer satisfaction, quality control, trust pilot, a
      good while, free time, hard drive, dry clean*, dry cleaning, cold water, cold drink*, heavy duty, light weight,
      waiting room, waiting list, waiter, waitress
    `,
    "-1": `
      could be better, could have been better, could be improved, could be faster, could be cheaper, could be clearer,
      so so, room for improvement, nothing special, nothing great, not the best, below average, a bit pricey, not
      great, needs improvement, need improvement, needs work, not sure about, to be desired, mixed feelings, on the
      small side, runs small, would have liked, would have been nice, would be better, should have been, should be
      better, not that good, not so good, not as good, hit or miss
    `,
    "-2": `
      not work*, doesn't work, don't work, didn't work, won't work, does not work, did not work, not working, isn't
      working, stopped working, stop working, quit working, never arrived, never came, never received, never got, not
      arrived, hasn't arrived, has not arrived, not received, didn't receive, haven't received, did not receive, no
      response, no reply, no answer, never replied, never answered, nobody answer*, no one answer*, nobody respond*,
      not as described, not as advertised, not as pictured, not worth, too small, too big, too large, too long, too
      short, too tight, too much, too many, too loud, too slow, too hard, too soft, too hot, too cold, too expensive,
      too salty, too sweet, too late, waste of time, let down, never again, on hold, no help, fell apart, falls apart,
      fall apart, falling apart, enough already, gave up, give up, give it a miss, one star, 1 star, two stars, 2
      stars, zero stars, 0 stars, low quality, poor quality, sent back, send it back, sending it back, sent it back,
      had to return, money back, wrong size, wrong item, wrong order, wrong address, out of stock, out of order, won't
      be back, will not be back, won't be going back, not be going back, not be back, not go back, won't go back, never
      go back, never going back, not be returning, won't return, won't be returning, not come back, won't come back,
      not coming back, never come back, never be back, never coming back, never return, not be coming back, won't be
      coming back, think twice, look elsewhere, go elsewhere, shop elsewhere, go somewhere else, hard to find, hard to
      use, hard to read, hard to hear, difficult to use, doesn't fit, does not fit, didn't fit, doesn't hold, does not
      hold, doesn't stay, won't stay, won't charge, doesn't charge, doesn't last, didn't last, did not last, won't
      hold, can't hear, couldn't hear, could not hear, can't use, cannot use, can't return, couldn't even, can't even,
      lost interest, lack of, charged twice, paid twice, double charged, fed up, sick of, tired of, piece of junk, took
      forever, takes forever, hours for, left without, walked out, not impressed, not recommend*, for nothing, not
      clean, not enough, not fit, not fun, not fresh, better off, rather not, turned off, turn off, turnoff, puts me
      off, put me off, off putting, cut off, cuts off, last time
    `,
    "-3": `
      stay away, steer clear, keep away, avoid at all costs, avoid like the plague, do not buy, don't buy, do not
      waste, don't waste, never buy, rip off, ripped off, a joke, waste of money, total waste, complete waste, piece of
      crap, piece of garbage, piece of trash, piece of shit, bull shit, bullshit, food poisoning, got sick, daylight
      robbery, worst ever, wouldn't wish, a slap in the face, last resort, buyer beware, money down the drain, down the
      drain, the last straw
    `,
  },
  roles: {
    negators: `
      not, no, never, nor, neither, none, without, nothing, nobody, cannot, can't, cant, don't, dont, doesn't, doesnt,
      didn't, didnt, isn't, isnt, aren't, arent, wasn't, wasnt, weren't, werent, won't, wont, wouldn't, wouldnt,
      couldn't, couldnt, shouldn't, shouldnt, hasn't, hasnt, haven't, havent, hadn't, hadnt, ain't, aint, stop being,
      far from, no longer, lack of any, anything but, no one, instead of
    `,
    joiners: "or, nor",
    connectors: "and, because, then, since, while, when",
    intensifiers: `
      very, really, absolutely, extremely, so, totally, super, completely, highly, incredibly, truly, seriously,
      especially, insanely, ridiculously, remarkably, exceptionally, particularly, deeply, utterly, pretty, awfully,
      terribly, damn, way, genuinely, thoroughly, unbelievably, wonderfully, extra, such, such a, most, too,
      definitely, quite, beyond
    `,
    diminishers: "somewhat, slightly, rather, fairly, a bit, a little, a little bit, kinda, sort of, partly, mildly",
    inverters: "barely, hardly, scarcely, less, rarely, seldom",
    contrasts:
      "but, however, yet, whereas, except, except for, only problem, only issue, only complaint, only downside, on the other hand",
    concessions: "although, though, even though, despite, in spite of, even if",
  },
};

/**
 * Words that say nothing of what a question is about: those that hold a sentence together, and those with which people
 * ask. Data only, in lower case, without accents where the word is of a script that has them; all languages count at
 * once, since notes mix them. Scripts without spaces need none: there, a word in Hiragana alone says as little.
 */
const WORDS: readonly string[] = [
  // English
  'a an the this that these those it its itself they them their theirs he she his her we us our ours you your yours i me',
  'my mine one ones who whom whose which what when where why how is are was were be been being am do does did done doing',
  'has have had having can could will would shall should may might must not no nor and or but if then else than so as at',
  'by for from in into of off on onto out over to up down with without within about above below after before between',
  'during per via vs versus each every any some all both either neither many much more most less least few other another',
  'such same own only just also too very still yet again once ever never always often usually sometimes there here while',
  'until because since though although however like unlike instead rather whether let lets make makes making made get gets',
  'getting got give gives given giving take takes taken taking tell explain describe discuss define compare contrast',
  'differ differs difference differences different differentiate distinguish mean means meant example examples eg ie etc',
  'walk talk show name list say says said know knows known use uses used using way ways thing things something anything',
  'would want wants need needs happen happens come comes go goes going work works tips please question answer answers',
  'good bad better best well new first second two three case cases kind kinds type types time times',
  // German
  'der die das den dem des ein eine einen einem einer eines kein keine keinen und oder aber wenn dann als wie so im in',
  'an am auf aus bei bis durch fur gegen ohne um von vom vor zu zum zur mit nach uber unter zwischen ist sind war waren',
  'sein seine seinen seiner wird werden wurde wurden worden hat haben hatte kann konnen konnte muss mussen soll sollen',
  'sollte darf durfen mag man sich sie es er wir ihr ihre ihren ihrem ich du dein mein unser nicht nur auch noch schon',
  'immer nie mehr sehr dass ob weil da dort hier was wer wann wo warum wieso weshalb welche welcher welches welchen wozu',
  'womit wodurch diese dieser dieses diesen diesem jede jeder jedes jeden alle allen alles andere anderen anders etwas',
  'erklare erklaren erlautern erlautere beschreibe beschreiben nenne nennen vergleiche vergleichen unterschied',
  'unterschiede unterscheidet unterscheiden beispiel zb bzw macht machen gibt geben wurdest wurden gehen geht bedeutet',
  'versteht verstehen man dabei damit dadurch davon dazu daran darin darauf denn doch etwa eher',
  // Spanish
  'el la los las lo un una unos unas y e o u pero si no ni que cual cuales quien como cuando donde por para porque de del',
  'al en con sin sobre entre hasta desde ante segun es son era eran fue ser sido siendo esta estan estar este estos estas',
  'ese esa esos esas hay ha han haber habia puede pueden poder debe deben deberia se su sus le les me mi tu te nos cada',
  'todo toda todos todas otro otra otros otras mas menos muy ya tambien solo mismo misma asi explica explique explicame',
  'describe describa diferencia diferencias diferencian ejemplo hace hacer haria usa usar utiliza sirve significa consiste',
  'tiene tienen tener cuentame hablame algun alguna alguno quiere quieres quieren quisiera opina opinas',
  // French
  'le la les un une des du de et ou mais si ne pas que qui quoi dont quel quelle quels quelles comment quand pourquoi',
  'pour par dans sur sous avec sans entre vers chez en au aux ce cet cette ces est sont etait etre ete a ont avoir peut',
  'peuvent doit doivent il elle ils elles on nous vous je tu se sa son ses leur leurs plus moins tres aussi chaque tout',
  'toute tous toutes autre autres meme expliquez decrivez comparez difference exemple fait faire utiliser cela',
  // Portuguese, Italian, Dutch
  'o os as um uma uns umas e ou mas nao nem que qual quais quem como quando onde porque para por de do da dos das no na',
  'nos nas em com sem sobre entre ate desde sao era foi ser pode podem deve devem voce seu sua seus suas mais menos muito',
  'explique descreva diferenca diferencas il gli uno della delle degli dei nel nella che chi cosa come quando dove perche',
  'per con senza tra fra sono essere puo possono deve devono spiega descrivi differenza het een van en of maar niet wat',
  'wie hoe wanneer waar waarom welke is zijn wordt worden kan kunnen moet met zonder tussen over leg uit beschrijf verschil',
  // Russian
  'и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет',
  'о из ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя',
  'ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж',
  'тогда кто этот того потому этого какой какая какое какие ним здесь этом один почти мой тем чтобы нее были куда зачем',
  'всех можно при об это эта эти между через объясните объясни опишите опиши расскажите сравните разница разницу',
  'отличается отличаются отличие отличия почему такое является нужно нужен нужна можете который которая которые',
];

const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.flatMap((line) => line.split(' ')));

/** Tells whether a word, in lower case and without accents, says nothing of what a question is about. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

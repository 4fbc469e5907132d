import { stemOf } from './stem';

/**
 * Words that stand in answers to anything: in the few questions of an interview they look rare, and say little of what is
 * asked. Data only, in lower case and without accents; other forms of a word are the same word.
 */
const WORDS: readonly string[] = [
  // English
  'able across actual add again against ago all allow almost along already although amount anyone apply around ask avoid away',
  'back basic become before begin behind believe big bit both bring build call careful cause change check choose clear close',
  'common complete consider contain correct cost create current daily day decide deep depend despite detail different direct',
  'done down easy effect either else end enough entire error even event everyone everything exact expect explain extra fact',
  'fail fair fall far fast feel few final find fine fix follow force form forget former free full further general give goal',
  'great group grow half hand handle hard head help here high hold hour huge idea ignore important include increase inside',
  'instead interest issue job join keep key kind know large last late lead learn leave left less level light like limit line',
  'list little live long look lose lot low main maintain major manage mark matter maybe mention minute miss moment month move',
  'name near never next nice none normal note number obvious offer old open order original outside own part pass past people',
  'person pick pitfall place plan play plus point possible practice prefer prevent previous problem process project provide',
  'pull purpose push put quick quite raise rare rate reach ready real reason reduce remain remember remove repeat replace',
  'require rest result return right rule run safe second seem self send separate set several short side simple since single',
  'situation small solve someone something soon special specific stand start state stay step still stop story strong suddenly',
  'sure switch team together top total touch toward track true try turn twice typical understand unless until useful usual',
  'value wait watch week whole wide without wonder word worse worst write wrong year yesterday zero however therefore',
  // German
  'abend ablauf aber ablehnen achten aktuell allein allgemein anfang anders anfangen angeben ansprechen antwort arbeit auf aufgabe',
  'aufpassen ausserdem beachten beginnen beide beispiel bekommen bereits besonders besser bestimmt betroffen bevor bleiben',
  'brauchen bringen daher dafur danach dann darauf dauern denken deshalb deutlich dokumentieren drei durfen eher eigentlich',
  'einfach einige einmal einsetzen ende entscheiden erfolgen ergebnis erklaren erst etwas fall falsch fehler fest finden folgen',
  'frage frei fruh fuhren fuhlen ganz gemeinsam genau genug gering gern gespräch gesprach gleich gross grund grundlich gut halb',
  'halten hand heissen helfen hilfe hinweis hoch holen information informieren intern jahr jemand jetzt klar klein kommen konkret',
  'kontrollieren kurz lang lange langsam lassen laufen leicht leider letzte liegen machen mal manchmal meist meistens melden mensch',
  'merken minute mitarbeiter moglich moglichst monat morgen nachfragen nah neben nehmen neu nie niemand notieren notig notwendig oben',
  'oft ohne ordnung passieren plan plotzlich praxis problem punkt regel regelmassig richtig ruhig sagen schicht schlecht schnell',
  'schreiben schritt schwer sehen seite selbst selten setzen sicher situation sofort sogar sonst sparen sprechen stehen stelle stellen',
  'stunde tag teil team thema tief tragen treffen tun typisch uber uhr unten unterstutzen ursache verhindern vermeiden versuchen viel vier',
  'voll vorher vorsichtig wahrend warten wechseln weg weil weit weiter weitergeben welt wenig wert wichtig wieder wirklich wissen woche',
  'wohl wort zahl zeigen zeit ziel zimmer zuerst zusammen zusatzlich zuletzt zwei zweite',
  // Spanish
  'abrir aceptar acordar actual ahora algo alguien algunos alto ano anos antes anterior apartado apenas aprender aqui asunto aunque ayudar',
  'bajo bastante bien buen bueno buscar cambio cambiar caso casi cerca cierto claro comenzar comun conocer conseguir contar contestar',
  'correcto correo cosa crear creer cuatro cuenta cuidado dar dato deber decir decidir dejar demas dentro despues detalle dia dias dificil',
  'directo dos duda durante efecto ejemplo empezar empresa encontrar entender enviar equipo error escribir escuchar esperar estado',
  'evitar explicar facil falta faltar fecha final fin forma frente fuera general gente gran grande guardar habitual hablar hecho hora horas',
  'hoy idea igual importante incluso interes interno ir jefe junto largo leer libre limite linea lista listo llamar llegar llevar lograr luego lugar',
  'malo manera mano mantener mayor medio mejor menor mes meses minuto mirar mitad modo momento motivo mundo nada nadie necesario necesitar',
  'ningun nombre nota notar nuevo numero nunca ofrecer orden pagar parar parecer parte pasar pasado paso pedir pensar pequeno perder persona plan plazo',
  'poco poner posible practica precio preguntar preparar presentar primero principal problema proceso pronto propio propuesta proximo punto quedar querer quitar',
  'rapido razon realidad recibir recordar reducir regla repetir responder respuesta resto resultado reunion revisar saber sacar salir seguir segundo seguro',
  'semana semanas sencillo sentir siempre siguiente simple sin sitio situacion sobre solo suficiente tarde tema temprano tener tercero terminar texto tiempo tipo tomar total',
  'trabajo tratar tres unico ultimo util vacio valor varios veces vender ver verdad vez vida viejo visita vista volver vuelta',
  // French
  'aller alors ancien annee apres aucun aujourd avant beau beaucoup bon bonne cas chaque chercher chose clair commencer comprendre connaitre',
  'contre cote cours debut dehors deja demander demi depuis dernier derniere deux dire donc donner droit encore enfin ensuite envoyer equipe erreur',
  'essayer eviter exact facile facon falloir fin finir fois fort garder gens grand gros heure idee important jamais jour laisser large lent lieu',
  'ligne liste long lors mauvais meilleur meme mettre milieu mois moment monde montrer moyen necessaire nombre nouveau nouvelle ordre ouvrir parce',
  'parfois parler part partie partir passer pendant penser perdre personne petit place plan plusieurs point porter poser possible premier prendre presque',
  'prix probleme processus projet propre puis question quelque raison rapide recevoir reduire regle rendre repondre reponse reste reunion rien savoir',
  'second semaine sentir seul seulement simple situation sortir souvent suite suivant suivre sujet tard temps tenir toujours tour travail trop trouver',
  'utile valeur venir vers vie vite voir voix vouloir vrai vue',
  // Russian
  'больше быстро важно вариант весь вид видеть вместо вместе вначале время всегда второй год главное говорить давать дать два делать дело день',
  'должен друг другой если есть ждать жизнь задача знать идти использовать каждый конец конкретный который легко лучше любой меньше место',
  'минута можно момент мочь называть найти начало начать новый нужный обычно один ответ ошибка первый плохо позже получить помогать помощь',
  'понимать понятно потому почти правило правильно пример причина проблема проверить проверять просто процесс работа работать раз результат решение',
  'решить сам свой сделать сказать сначала сразу случай смотреть снова сначала сообщить способ спросить срок стать стоить сторона также тема тип три',
  'уже условие хорошо хотеть часто часть человек через число шаг',
  // Chinese and Japanese
  '場合 必要 時 例 方法 前 後 中 上 下 何 人 者 回 分 時間 日 月 年 今 次 最初 最後 一番 自分 相手 内容 結果 理由 問題 注意 点 確認 説明 使用 利用',
  '可能 重要 実際 具体 具体的 例えば 全部 全体 一部 他 他方 方 側 目 数 大 小 新 旧 多 少 一つ 二つ 以上 以下 以前 以後 対応 変更 追加 状態 情報',
  '情况 问题 方法 需要 可以 时候 使用 例如 结果 原因 注意 时间 内容 一个 两个 如果 因为 所以 但是 进行 没有',
];

const COMMON: ReadonlySet<string> = new Set(WORDS.flatMap((line) => line.split(' ')).map(stemOf));

/** Tells whether a stem is of a word that stands in answers to anything. */
export const isCommon = (stem: string): boolean => COMMON.has(stem);

/** UTF-16 units that Markdown gives a meaning; comparing them costs less than comparing texts of one character. */
export const TAB = 9;
export const LF = 10;
export const SPACE = 32;
export const EXCLAMATION = 33;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const PAREN = 41;
export const STAR = 42;
export const PLUS = 43;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
/** `[` */
export const BRACKET = 91;
export const BACKSLASH = 92;
/** `]` */
export const CLOSING_BRACKET = 93;
export const CARET = 94;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const PIPE = 124;
export const TILDE = 126;

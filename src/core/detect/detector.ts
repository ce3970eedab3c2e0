/** Which detector this is: a number over its rules and over what takes traces away again. Written by `npm run docs`. */
export const DETECTOR = "c5721af927c7244b";

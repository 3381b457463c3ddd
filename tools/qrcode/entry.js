// The part of qrcode-generator that links are drawn with.
export { default as encoder } from "qrcode-generator";

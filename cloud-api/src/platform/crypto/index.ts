export { BlindIndex, normaliseName, normalisePhone, type IndexPurpose } from './blind-index';
export { canonicalJson, sealHash } from './canonical-json';
export { numericCode, randomToken, sameSecret, sha256Hex } from './codes';
export { CryptoModule } from './crypto.module';
export { FieldCipher, type FieldAlgorithm } from './field-cipher';
export { maskIdNumber, maskName, maskPhone } from './masks';

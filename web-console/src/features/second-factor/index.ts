export { KeyView } from './key-view';
export { RecoveryCodesView } from './recovery-codes';

export { useDraft } from './use-draft';

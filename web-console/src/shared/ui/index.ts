export { Chart } from './chart';
export { showAtFields } from './form-problem';
export { ConsolePage, type Crumb } from './page';
export { PagedTable } from './paged-table';
export { ProblemView, QueryView } from './query-view';
export { ReasonDialog } from './reason-dialog';

export { Chart } from './chart';
export { showAtFields } from './form-problem';
export { DateField } from './date-field';
export { ConsolePage, type Crumb } from './page';
export { PagedTable } from './paged-table';
export { ProblemView, QueryView } from './query-view';
export { ReasonDialog } from './reason-dialog';
export { Section } from './section';

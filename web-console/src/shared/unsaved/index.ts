export { dropQuestion } from './drop-question';
export { LeaveGuard } from './leave-guard';
export { hasUnsavedWork, PlaceProvider, UnsavedFields, useClosePlace, usePlace, useUnsaved, useUnsavedForm } from './unsaved';

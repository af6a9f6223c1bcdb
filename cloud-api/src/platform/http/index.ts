export * from './fields';
export { type OfficeFile, officeFileReply } from './office-file';
export { cursorNumber, cursorTime, decodeCursor, encodeCursor, PageQueryDto, pageLimit, toPage } from './paging';
export { invalidField, notFound, Problem, type ProblemOptions } from './problem';
export { currentContext, runWithContext, type RequestContext } from './request-context';
export { Route } from './route';
export { uploadedWorkbook } from './workbook-upload';

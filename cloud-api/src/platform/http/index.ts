export * from './fields';
export { decodeCursor, encodeCursor, PageQueryDto, pageLimit, toPage } from './paging';
export { invalidField, notFound, Problem, type ProblemOptions } from './problem';
export { currentContext, runWithContext, type RequestContext } from './request-context';
export { Route } from './route';

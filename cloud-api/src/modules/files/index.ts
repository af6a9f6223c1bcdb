export { FILE_CHECKED, type FileChecked } from './file-events';
export { FileSafety } from './file-safety.service';
export { FileUsage, type FileUser } from './file-usage';
export { FileViews } from './file-views';
export { UploadsModule } from './uploads.module';

export { canDrawChinese } from './chinese-font';
export { FileLinks } from './file-links';
export { FileMissing, FileStore, type FileVariant } from './file-store';
export { FilesModule } from './files.module';
export { ImageTooLarge, ImageUnreadable, processImage, type ProcessedImage } from './image-processor';
export { inspectUpload, type Inspection, type UploadLimits } from './inspect-upload';
export { renderPoster, type PosterContent } from './poster';
export { renderShareCover, type CoverContent } from './share-cover';

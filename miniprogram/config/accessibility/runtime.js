import { mergeInternalComponents } from '@tarojs/shared';
import attributes from './attributes.cjs';

// Templates name attributes by number; the bundle has to count the same ones as the build did.
mergeInternalComponents(attributes);

const path = require('node:path');
const attributes = require('./attributes.cjs');

/** Taro plugin: lets the kit's roles and labels reach WeChat's screen reader. H5 passes them on by itself. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, attributes);
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'runtime.js')].flat();
    },
  });
};

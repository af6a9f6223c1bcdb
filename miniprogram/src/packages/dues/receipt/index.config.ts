export default definePageConfig({ navigationBarTitleText: '电子党费证', enablePullDownRefresh: true });

import './app/mtx-app.js';

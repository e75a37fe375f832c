import '@fontsource-variable/source-sans-3'
import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import { mount } from 'svelte'
import App from './App.svelte'
import './style.css'

const target = document.getElementById('page')
if (target === null) throw new Error('index.html has no place for the page.')
mount(App, { target })

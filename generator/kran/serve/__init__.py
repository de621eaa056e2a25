"""The site live: each page is made when it is asked for, and open pages show a saved file by themselves.

Nothing is built beforehand, so nothing needs to know what depends on what: a saved file is read again, the whole
catalogue is checked, and the browser asks for the one page it shows. With an error the last sound site stays, and
what is wrong stands over it (`kran.serve.live.js`). Meant for one's own machine: it listens on the loopback address.
"""

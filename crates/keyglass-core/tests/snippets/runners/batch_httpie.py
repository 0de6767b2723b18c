# Has bash read each file, and gives the words to HTTPie in a fork of this process, which has loaded it.
import os, subprocess, sys

from httpie.core import main

READ = r'''http() { printf '%s\0' http "$@"; }; . "$1"'''

with open(sys.argv[1], 'w') as results:
    for path in sys.argv[2:]:
        done = subprocess.run(['bash', '-c', READ, 'bash', path], stdout=subprocess.PIPE)
        child = os.fork()
        if child == 0:
            words = [os.fsdecode(word) for word in done.stdout.split(b'\0')[:-1]]
            code = int(main(words)) if done.returncode == 0 else 1
            sys.stdout.flush()
            os._exit(code)
        status = os.waitpid(child, 0)[1]
        results.write('\n' if status == 0 else f'{path}: status {status}\n')

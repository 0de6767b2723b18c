# Runs each file as a program of its own, in a fork of this process, which has loaded the libraries.
import os, runpy, sys, traceback

import certifi, httpx, requests

# One certificate is read sooner than all; there is no TLS here.
first = open(certifi.where()).read().split('-----END CERTIFICATE-----')[0] + '-----END CERTIFICATE-----\n'
os.environ['SSL_CERT_FILE'] = sys.argv[1] + '.pem'
with open(os.environ['SSL_CERT_FILE'], 'w') as file:
    file.write(first[first.index('-----BEGIN'):])

with open(sys.argv[1], 'w') as results:
    for path in sys.argv[2:]:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                runpy.run_path(path, run_name='__main__')
                code = 0
            except SystemExit as end:
                print(end.code, file=sys.stderr)
                code = 0 if end.code in (None, 0) else 1
            except BaseException:
                traceback.print_exc()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        status = os.waitpid(child, 0)[1]
        results.write('\n' if status == 0 else f'{path}: status {status}\n')

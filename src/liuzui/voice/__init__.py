"""What people say after a case: they rate the service, or complain about it and are answered.

Laws: 国办发〔2019〕51号 (好差评: voluntary, one rating a matter online, five grades, never preset). Words: a *grade* is
1 to 5, 1 and 2 are bad; a *complaint* is about one case, has a number of its own and is answered by somebody who
did not act in that case. How soon a bad rating or a complaint must be answered is not verified for this
county: unknown.
"""

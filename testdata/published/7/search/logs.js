fb({"version":1,"entries":1,"lines":["lmehyqyoi"],"details":["mi5fqbh5i"]})

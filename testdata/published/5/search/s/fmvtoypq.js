fb(["fmvtoypq","aed48de1",
[0,"lamp","Lamp","","0:3"],
[1,"lamp/start","Start","lamp","0:1 1:1"]
])

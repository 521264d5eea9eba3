fb(["lmehyqyoi","4b2e8c34",
["Alamp/start/hot","","r",[["The lamp ","Name"," is too hot."]],["E42"],["Too hot"]]
])
